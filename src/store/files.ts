import { randomUUID } from 'node:crypto';
import { largestFile, type FileStore, type KeptFile, type NewFile } from '../ports/files.js';
import type { Secrets } from '../ports/secrets.js';
import { isDuplicate, type Database } from './connect.js';

/** Bytes of a file in one document: far below the 16 MB of MongoDB, and small enough for one write. */
const chunkSize = 256 * 1024;

type Sealing = Pick<Secrets, 'sealBytes' | 'openBytes'>;
type Found = KeptFile & { ownerId: string; batch: string; chunks: number };

/** Files in sealed pieces. A file is there once its head is, which is written last. */
export function fileStore(database: Database, secrets: Sealing): FileStore {
  const { files, fileChunks } = database;
  return {
    async keep(file) {
      if (file.bytes.length > largestFile)
        throw new RangeError(`${file.id} is larger than is kept`);
      const known = await find(database, file.id);
      if (known) return toKept(known);
      const kept = await write(database, secrets, file);
      return toKept(kept);
    },
    find: async (id) => {
      const found = await find(database, id);
      return found && toKept(found);
    },
    async read(id) {
      const found = await find(database, id);
      const bytes = found && (await readBytes(database, secrets, found));
      return bytes && { ...toKept(found), ownerId: found.ownerId, bytes };
    },
    async forget(ownerId) {
      await files.deleteMany({ ownerId });
      await fileChunks.deleteMany({ ownerId });
    },
  };
}

const toKept = ({ id, name, mime, size }: KeptFile): KeptFile => ({ id, name, mime, size });

async function find({ files }: Database, id: string): Promise<Found | undefined> {
  const found = await files.findById(id).lean();
  return found ? ({ ...found, id: found._id } as unknown as Found) : undefined;
}

/**
 * The pieces first, under a name of this write alone, then the head: of two writes under one id the first head wins,
 * and the pieces of the other (or of a write that broke off) go.
 */
async function write(database: Database, secrets: Sealing, file: NewFile): Promise<Found> {
  const { files, fileChunks } = database;
  const { id, ownerId, name, mime, bytes } = file;
  const batch = randomUUID();
  const chunks = Math.ceil(bytes.length / chunkSize);
  for (let n = 0; n < chunks; n += 1) {
    const piece = bytes.subarray(n * chunkSize, (n + 1) * chunkSize);
    const _id = `${batch}:${n}`;
    const data = Buffer.from(secrets.sealBytes(piece, _id));
    await fileChunks.create({ _id, fileId: id, ownerId, batch, data });
  }
  const head = { ownerId, name, mime, size: bytes.length, batch, chunks, at: new Date() };
  try {
    await files.create({ _id: id, ...head });
  } catch (error) {
    await fileChunks.deleteMany({ fileId: id, batch });
    const first = isDuplicate(error) ? await find(database, id) : undefined;
    if (!first) throw error;
    return first;
  }
  await fileChunks.deleteMany({ fileId: id, batch: { $ne: batch } });
  return { id, ...head };
}

/** Undefined where a piece is gone: the file was forgotten meanwhile. */
async function readBytes(
  { fileChunks }: Database,
  secrets: Sealing,
  { batch, chunks }: Found,
): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  for (let n = 0; n < chunks; n += 1) {
    const _id = `${batch}:${n}`;
    const found = await fileChunks.findById(_id);
    if (!found?.data) return undefined;
    pieces.push(secrets.openBytes(found.data, _id));
  }
  return Buffer.concat(pieces);
}

/**
 * Seals every piece anew that was sealed with an older key. Can be broken off and run again.
 * @returns how many were changed
 */
export async function resealFiles(
  { fileChunks }: Database,
  secrets: Sealing & Pick<Secrets, 'areCurrent'>,
): Promise<number> {
  let changed = 0;
  for await (const piece of fileChunks.find({}, { _id: 1 }).lean()) {
    const _id = String(piece._id);
    const found = await fileChunks.findById(_id);
    if (!found?.data || secrets.areCurrent(found.data)) continue;
    const data = Buffer.from(secrets.sealBytes(secrets.openBytes(found.data, _id), _id));
    changed += (await fileChunks.updateOne({ _id }, { $set: { data } })).modifiedCount;
  }
  return changed;
}
