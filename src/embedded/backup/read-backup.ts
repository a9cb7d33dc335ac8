import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { decodeDocument } from '../store/bson/decode.js';
import { checkDocument, MalformedBson } from '../store/bson/raw.js';
import { BackupError, type BackupHeader, decodeHeader, frameKinds } from './format.js';
import { type Frame, readFrames } from './read-frames.js';

/** What a whole backup holds. */
export interface BackupSummary {
  header: BackupHeader;
  /** Documents of each collection of the header. */
  counts: number[];
  /** SHA-256 of the content, hexadecimal: two readings with the same one read the same. */
  checksum: string;
}

export interface BackupReader {
  header?(header: BackupHeader): void;
  /** `bytes` is valid during the call only; it is well-formed BSON. */
  document?(collection: number, bytes: Buffer): void;
}

/**
 * Reads a backup from beginning to end and checks all of it: the checksum, the counts, every document.
 * What the reader was handed before an error counts for nothing.
 *
 * @throws BackupError in one line if the file is no backup, cut short or altered; what the disk throws
 */
export async function readBackup(file: string, reader: BackupReader = {}): Promise<BackupSummary> {
  const reading = new Reading(reader);
  const packed = createReadStream(file);
  const plain = createGunzip();
  // Not `pipeline`: what it reports may be the stop that an error caused, and not the error.
  packed.on('error', (error) => plain.destroy(error));
  try {
    for await (const frame of readFrames(packed.pipe(plain))) reading.take(frame);
    return reading.finish();
  } catch (error) {
    throw inWords(file, error);
  } finally {
    packed.destroy();
  }
}

class Reading {
  readonly #hash = createHash('sha256');
  readonly #counts: number[] = [];
  #header: BackupHeader | undefined;
  #ended = false;
  #checksum: string | undefined;

  constructor(private readonly reader: BackupReader) {}

  take({ kind, payload, whole }: Frame): void {
    if (this.#checksum !== undefined) throw new BackupError('there is more behind its end');
    if (kind === frameKinds.checksum) {
      this.#checkSum(payload);
      return;
    }
    this.#hash.update(whole);
    if ((kind === frameKinds.header) !== (this.#header === undefined) || this.#ended)
      throw new BackupError('its parts are not in order');
    if (kind === frameKinds.document) this.#takeDocument(payload);
    else if (kind === frameKinds.end) this.#takeEnd(payload);
    else this.#takeHeader(payload);
  }

  finish(): BackupSummary {
    if (!this.#header || this.#checksum === undefined) throw new BackupError('it is cut short');
    return { header: this.#header, counts: this.#counts, checksum: this.#checksum };
  }

  #takeHeader(payload: Buffer): void {
    checkDocument(payload, 0, payload.length);
    this.#header = decodeHeader(payload);
    this.#counts.push(...this.#header.collections.map(() => 0));
    this.reader.header?.(this.#header);
  }

  #takeDocument(payload: Buffer): void {
    const collection = payload.readUInt32LE(0);
    const count = this.#counts[collection];
    if (count === undefined) throw new BackupError('it has a document of no collection');
    const bytes = payload.subarray(4);
    checkDocument(bytes, 0, bytes.length);
    if (bytes.readInt32LE(0) !== bytes.length)
      throw new BackupError('there is more in a document than its fields');
    this.#counts[collection] = count + 1;
    this.reader.document?.(collection, bytes);
  }

  #takeEnd(payload: Buffer): void {
    checkDocument(payload, 0, payload.length);
    const { counts } = decodeDocument(payload);
    if (JSON.stringify(counts) !== JSON.stringify(this.#counts))
      throw new BackupError('documents are missing or too many');
    this.#ended = true;
  }

  #checkSum(payload: Buffer): void {
    const sum = this.#hash.digest();
    if (!this.#ended || !sum.equals(payload)) throw new BackupError('its checksum does not match');
    this.#checksum = sum.toString('hex');
  }
}

const rangeErrors = new Set<unknown>(['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS']);

/** What zlib and the reader of BSON say about a bad file, in the words of this one. */
function inWords(file: string, error: unknown): unknown {
  const about = (what: string) =>
    new BackupError(`${file} can not be restored: ${what}; nothing was changed`, { cause: error });
  if (error instanceof BackupError) return about(error.message);
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'Z_BUF_ERROR') return about('it is cut short');
  if (code === 'Z_DATA_ERROR') return about('it is not a backup of PASti, or was altered');
  if (error instanceof MalformedBson || rangeErrors.has(code))
    return about('it was altered: a document in it is not well-formed');
  return error;
}
