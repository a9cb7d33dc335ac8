import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createSecrets } from '../../src/store/secrets.js';
import { countIn, insert, makePlaces, type Places, removePlaces, run } from './backup-rig.js';

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

describe('restoring where there is a store', () => {
  it('is refused, and with --force keeps the old one aside', async () => {
    await insert(home, [{ from: 'home' }]);
    await run(home, 'backup', file);
    await insert(elsewhere, [{ from: 'elsewhere' }, { from: 'elsewhere' }]);
    await expect(run(elsewhere, 'restore', file)).rejects.toThrow(/--force replaces it/);
    expect(await countIn(elsewhere)).toBe(2);

    const said = await run(elsewhere, 'restore', file, '--force');
    expect(await countIn(elsewhere)).toBe(1);
    const kept = /is kept in (\S+);/.exec(said)?.[1] ?? '';
    const again = join(folder, 'again');
    cpSync(kept, join(again, 'store'), { recursive: true });
    expect(await countIn(again)).toBe(2);
  });

  it('replaces a store that is damaged', async () => {
    await insert(home, [{}]);
    await run(home, 'backup', file);
    await insert(elsewhere, [{}, {}]);
    const log = join(elsewhere, 'store', 'store-000001.log');
    const bytes = readFileSync(log);
    bytes.fill(0, 100, 110);
    writeFileSync(log, bytes);
    await expect(countIn(elsewhere)).rejects.toThrow(/damaged/);
    await run(elsewhere, 'restore', file, '--force');
    expect(await countIn(elsewhere)).toBe(1);
  });
});

describe('the data key', () => {
  const key = Buffer.alloc(32, 3).toString('base64');
  const other = Buffer.alloc(32, 4).toString('base64');
  const withKey = (dataDir: string, text: string) => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'data.key'), `${text}\n`);
  };
  beforeEach(async () => {
    withKey(home, key);
    const data = [Buffer.from(key, 'base64')];
    const { sealed } = createSecrets({ data, index: Buffer.alloc(32) }).seal('secret', '');
    await insert(home, [{ _id: 'nik-index' as never, sealed }], 'keys');
  });

  it('is left out unless asked for, and missed', async () => {
    await run(home, 'backup', file);
    expect(gunzipSync(readFileSync(file)).includes(key)).toBe(false);
    expect(await run(elsewhere, 'restore', file)).toContain('is not the key of this backup');
    expect(existsSync(join(elsewhere, 'data.key'))).toBe(false);
  });

  it('goes with the backup on request', async () => {
    expect(await run(home, 'backup', file, '--with-key')).toContain('Keep it locked up');
    expect(await run(elsewhere, 'restore', file)).not.toContain('Warning');
    expect(readFileSync(join(elsewhere, 'data.key'), 'utf8').trim()).toBe(key);
    expect(statSync(join(elsewhere, 'data.key')).mode & 0o777).toBe(0o600);
  });

  it('of another installation is replaced by force only, and kept aside', async () => {
    await run(home, 'backup', file, '--with-key');
    withKey(elsewhere, other);
    await expect(run(elsewhere, 'restore', file)).rejects.toThrow(/another key/);
    expect(existsSync(join(elsewhere, 'store', 'store-000001.log'))).toBe(false);
    await run(elsewhere, 'restore', file, '--force');
    expect(readFileSync(join(elsewhere, 'data.key'), 'utf8').trim()).toBe(key);
    const kept = readdirSync(elsewhere).find((name) => name.startsWith('data.key.before')) ?? '';
    expect(readFileSync(join(elsewhere, kept), 'utf8').trim()).toBe(other);
  });

  it('from the environment counts, and is not written down', async () => {
    process.env.DATA_KEY = key;
    await expect(run(home, 'backup', file, '--with-key')).rejects.toThrow(/DATA_KEY/);
    expect(await run(home, 'backup', file)).toContain('Keep DATA_KEY too');
    expect(await run(elsewhere, 'restore', file)).not.toContain('Warning');
    expect(existsSync(join(elsewhere, 'data.key'))).toBe(false);
  });
});
