import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { encodeDocument } from '../store/bson/encode.js';
import { syncDirectory } from '../store/journal/files.js';
import { type BackupHeader, encodeHeader, frame, frameKinds } from './format.js';
import { type BackupSummary, readBackup } from './read-backup.js';

export interface BackupSource {
  header: BackupHeader;
  /** The documents of the collection with this number in the header, as stored. */
  documents: (collection: number) => AsyncIterable<Buffer>;
}

/** Frames are small; they go on together in pieces of about this size. */
const pieceBytes = 256 * 1024;

/**
 * Writes a backup and reads it back to be sure of it. The file appears, readable by its owner alone,
 * when it is whole; on failure there is none.
 *
 * @throws BackupError if what was written does not read back; what the source or the disk throws
 */
export async function writeBackup(file: string, source: BackupSource): Promise<BackupSummary> {
  const partial = `${file}.partial`;
  await rm(partial, { force: true });
  try {
    await pipeline(
      Readable.from(pieces(checksummed(frames(source)))),
      createGzip(),
      createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true }),
    );
    const summary = await readBackup(partial);
    await rename(partial, file);
    await syncDirectory(dirname(file));
    return summary;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function* frames({ header, documents }: BackupSource): AsyncGenerator<Buffer> {
  yield frame(frameKinds.header, encodeHeader(header));
  const counts: number[] = [];
  for (const collection of header.collections.keys()) {
    const number = Buffer.alloc(4);
    number.writeUInt32LE(collection);
    let count = 0;
    for await (const bytes of documents(collection)) {
      yield frame(frameKinds.document, number, bytes);
      count += 1;
    }
    counts.push(count);
  }
  yield frame(frameKinds.end, encodeDocument({ counts }));
}

async function* checksummed(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const part of parts) {
    hash.update(part);
    yield part;
  }
  yield frame(frameKinds.checksum, hash.digest());
}

async function* pieces(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let gathered: Buffer[] = [];
  let bytes = 0;
  for await (const part of parts) {
    gathered.push(part);
    bytes += part.length;
    if (bytes < pieceBytes) continue;
    yield Buffer.concat(gathered);
    gathered = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(gathered);
}
