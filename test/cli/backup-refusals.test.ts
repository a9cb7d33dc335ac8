import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { insert, makePlaces, type Places, removePlaces, run } from './backup-rig.js';

let places: Places;
let folder: string;
let home: string;
let elsewhere: string;
let file: string;

beforeEach(() => {
  places = makePlaces();
  ({ folder, home, elsewhere, file } = places);
});
afterEach(() => {
  removePlaces(places);
});

describe('a file that is not whole', () => {
  beforeEach(async () => {
    await insert(
      home,
      Array.from({ length: 200 }, (_, n) => ({ n, text: `document ${n}` })),
    );
    await run(home, 'backup', file);
  });

  const refused = async (content: Buffer, why: RegExp) => {
    writeFileSync(file, content);
    await expect(run(elsewhere, 'restore', file)).rejects.toThrow(why);
    expect(existsSync(elsewhere)).toBe(false);
  };

  it.each([0, 1, 20, 500])('is refused when cut to %d bytes', async (length) => {
    await refused(readFileSync(file).subarray(0, length), /cut short; nothing was changed$/);
  });

  it('is refused when its last byte is missing', async () => {
    await refused(readFileSync(file).subarray(0, -1), /cut short/);
  });

  it.each([0, 12, 300, -5])('is refused when byte %d is altered', async (at) => {
    const bytes = readFileSync(file);
    const place = at < 0 ? bytes.length + at : at;
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
    await refused(bytes, /can not be restored: .*; nothing was changed$/);
  });

  it('is refused when its content is altered under an intact compression', async () => {
    const plain = gunzipSync(readFileSync(file));
    plain.write('X', plain.indexOf('document 77'));
    await refused(gzipSync(plain), /its checksum does not match/);
    // The checksum of all before it, cut at the boundary of a frame.
    await refused(gzipSync(plain.subarray(0, -37)), /cut short/);
  });

  it('is refused when something else', async () => {
    await refused(Buffer.from('store'), /not a backup of PASti/);
    await refused(gzipSync(Buffer.from('a compressed text')), /not a backup of PASti/);
    await refused(gzipSync(Buffer.alloc(0)), /cut short/);
  });
});

describe('what can not be done is said', () => {
  it('there is no store, the file exists, MongoDB has its own tools', async () => {
    await expect(run(home, 'backup', file)).rejects.toThrow(/there is no store in DATA_DIR/);
    expect(existsSync(home)).toBe(false);
    await insert(home, [{}]);
    writeFileSync(file, 'mine');
    await expect(run(home, 'backup', file)).rejects.toThrow(/exists; name another file/);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await expect(run(elsewhere, 'restore', join(folder, 'nothing'))).rejects.toThrow(/ENOENT/);
    process.env.MONGODB_URI = 'mongodb://127.0.0.1:1/pasti';
    await expect(run(home, 'backup', `${file}.2`)).rejects.toThrow(/use mongodump/);
    await expect(run(home, 'restore', file)).rejects.toThrow(/use mongorestore/);
  });

  it('a folder that is not there: nothing is left behind', async () => {
    await insert(home, [{}]);
    await expect(run(home, 'backup', join(folder, 'no', 'file'))).rejects.toThrow(/ENOENT/);
    expect(readdirSync(folder)).toEqual(['home']);
  });
});
