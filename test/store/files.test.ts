import { describe, expect, it } from '@jest/globals';
import { createTerminalChannel } from '../../src/channels/terminal/index.js';
import { buildFiles } from '../../src/store/build-files.js';
import { largestFile, type FetchedFile } from '../../src/ports/files.js';
import { createSecrets } from '../../src/store/secrets.js';
import { fileStore, resealFiles } from '../../src/store/files.js';
import { useDatabase } from '../support/mongo/use-database.js';

const fixture = useDatabase();
const index = Buffer.alloc(32, 3);
const [oldKey, newKey] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const secrets = createSecrets({ data: [oldKey], index });
const store = () => fileStore(fixture.database, secrets);

/** Bytes that are no text, longer than several pieces. */
const noise = (length: number, seed = 7) =>
  Buffer.from(Uint8Array.from({ length }, (_, n) => (n * seed + (n >> 8)) % 251));
const pdf = { name: 'nib.pdf', mime: 'application/pdf' };

describe('kept files', () => {
  it('are read as they were kept, large ones and empty ones', async () => {
    const bytes = noise(700_001);
    const kept = await store().keep({ id: 'large', ownerId: 'sari', ...pdf, bytes });
    expect(kept).toEqual({ id: 'large', ...pdf, size: 700_001 });
    const read = await store().read('large');
    expect(read).toMatchObject({ ...kept, ownerId: 'sari' });
    expect(bytes.equals(read?.bytes ?? new Uint8Array())).toBe(true);
    await store().keep({ id: 'empty', ownerId: 'sari', ...pdf, bytes: new Uint8Array() });
    expect((await store().read('empty'))?.bytes).toHaveLength(0);
    expect(await store().read('other')).toBeUndefined();
  });

  it('lie in the store unreadable', async () => {
    const bytes = Buffer.from('NIK 3174055708909901 '.repeat(100));
    await store().keep({ id: 'secret', ownerId: 'sari', ...pdf, bytes });
    const pieces = await fixture.database.fileChunks.find({ fileId: 'secret' });
    const stored = Buffer.concat(pieces.map(({ data }) => data ?? Buffer.alloc(0)));
    expect(stored.length).toBeGreaterThan(bytes.length);
    expect(stored.includes('3174055708909901')).toBe(false);
  });

  it('are not given out when somebody changed or swapped a piece', async () => {
    await store().keep({ id: 'first', ownerId: 'sari', ...pdf, bytes: noise(600_000) });
    const pieces = await fixture.database.fileChunks.find({ fileId: 'first' });
    const [one, two] = pieces;
    await fixture.database.fileChunks.updateOne({ _id: one?._id }, { $set: { data: two?.data } });
    await expect(store().read('first')).rejects.toThrow();
  });

  it('stay as they are when they are kept again, also by several at once', async () => {
    const keep = (seed: number) =>
      store().keep({ id: 'twice', ownerId: 'sari', ...pdf, bytes: noise(300_000 + seed, seed) });
    const kept = await Promise.all([3, 5, 7, 11].map(keep));
    expect(new Set(kept.map(({ size }) => size)).size).toBe(1);
    const read = await store().read('twice');
    const seed = (read?.size ?? 0) - 300_000;
    expect(noise(300_000 + seed, seed).equals(read?.bytes ?? new Uint8Array())).toBe(true);
    expect(await fixture.database.fileChunks.countDocuments({ fileId: 'twice' })).toBe(2);
  });

  it('leave nothing of a write that broke off', async () => {
    const data = Buffer.from(secrets.sealBytes(noise(10), 'broken:0'));
    const piece = { _id: 'broken:0', fileId: 'again', ownerId: 'sari', batch: 'broken', data };
    await fixture.database.fileChunks.create(piece);
    expect(await store().read('again')).toBeUndefined();
    await store().keep({ id: 'again', ownerId: 'sari', ...pdf, bytes: noise(20) });
    expect(await fixture.database.fileChunks.countDocuments({ fileId: 'again' })).toBe(1);
  });

  it('go with whom they belong to', async () => {
    await store().keep({ id: 'hers', ownerId: 'dewi', ...pdf, bytes: noise(300_000) });
    await store().keep({ id: 'his', ownerId: 'budi', ...pdf, bytes: noise(10) });
    await store().forget('dewi');
    expect(await store().read('hers')).toBeUndefined();
    expect(await fixture.database.fileChunks.countDocuments({ ownerId: 'dewi' })).toBe(0);
    expect(await store().find('his')).toMatchObject({ name: 'nib.pdf' });
  });

  it('are refused when they are too large', async () => {
    const bytes = Buffer.alloc(largestFile + 1);
    await expect(store().keep({ id: 'huge', ownerId: 'sari', ...pdf, bytes })).rejects.toThrow(
      RangeError,
    );
  });

  it('are sealed anew with a new key, so that the old one can go', async () => {
    const bytes = noise(300_000);
    await store().keep({ id: 'rotated', ownerId: 'sari', ...pdf, bytes });
    await fixture.database.fileChunks.deleteMany({ fileId: { $ne: 'rotated' } });
    const rotating = createSecrets({ data: [newKey, oldKey], index });
    expect(await resealFiles(fixture.database, rotating)).toBe(2);
    expect(await resealFiles(fixture.database, rotating)).toBe(0);
    const after = createSecrets({ data: [newKey], index });
    const read = await fileStore(fixture.database, after).read('rotated');
    expect(bytes.equals(read?.bytes ?? new Uint8Array())).toBe(true);
  });
});

describe('taking a file in', () => {
  const as = (id: string) => ({ id, ownerId: 'sari' });
  const filesOver = (fetch: () => Promise<FetchedFile>) => {
    const channel = {
      ...createTerminalChannel({ name: 'telegram', show: () => undefined }),
      fetch,
    };
    return buildFiles(fixture.database, secrets, [channel]);
  };

  it('fetches it from where the person wrote, once', async () => {
    let fetched = 0;
    const files = filesOver(() => {
      fetched += 1;
      return Promise.resolve({ bytes: noise(10), mime: 'image/jpeg' });
    });
    const kept = await files.take('telegram:1', { ref: 'f' }, as('taken'));
    expect(kept).toEqual({ id: 'taken', name: 'foto.jpg', mime: 'image/jpeg', size: 10 });
    expect(await files.take('telegram:1', { ref: 'f' }, as('taken'))).toEqual(kept);
    expect(fetched).toBe(1);
  });

  it('says when the file is too large, or when no channel here has it', async () => {
    const files = filesOver(() => Promise.resolve({ bytes: Buffer.alloc(largestFile + 1) }));
    const large = files.take('telegram:1', { ref: 'f' }, as('large-one'));
    await expect(large).rejects.toMatchObject({ code: 'rejected', retryable: false });
    const elsewhere = files.take('whatsapp:1', { ref: 'f' }, as('elsewhere'));
    await expect(elsewhere).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  });
});
