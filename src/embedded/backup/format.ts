import { decodeDocument } from '../store/bson/decode.js';
import { encodeDocument } from '../store/bson/encode.js';
import { type Document, isDocument } from '../store/bson/value.js';
import { type IndexSpec, parseIndexSpec } from '../store/collection/index-spec.js';

/**
 * A backup is one gzip stream of frames:
 *
 *     kind (1 byte) | length of the payload (32 bits, little endian) | payload
 *
 * First the header (a BSON document), then a frame for each document (the number of its collection in
 * the header, 32 bits, and its BSON as it is stored), then the end (a BSON document with the counts),
 * then the SHA-256 of all before. It does not depend on how the store keeps its files.
 */
export const frameKinds = { header: 1, document: 2, end: 3, checksum: 4 } as const;
export type FrameKind = (typeof frameKinds)[keyof typeof frameKinds];

export const frameHeaderBytes = 5;
/** A document is at most 16 MB; what claims to be much longer is no frame. */
export const maxPayloadBytes = 17 * 1024 * 1024;

const formatName = 'pasti-backup';
const currentVersion = 1;

/** What is wrong with a file that should be a backup, in one line. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

export interface BackedUpCollection {
  database: string;
  name: string;
  /** Without the one on `_id`. */
  indexes: IndexSpec[];
}

export interface BackupHeader {
  createdAt: Date;
  collections: BackedUpCollection[];
  /** Content of `data.key`, if it was asked for. */
  dataKey: string | undefined;
}

/** Bytes of one frame. */
export function frame(kind: FrameKind, ...payload: Buffer[]): Buffer {
  const head = Buffer.alloc(frameHeaderBytes);
  head.writeUInt8(kind, 0);
  head.writeUInt32LE(
    payload.reduce((sum, { length }) => sum + length, 0),
    1,
  );
  return Buffer.concat([head, ...payload]);
}

export function encodeHeader({ createdAt, collections, dataKey }: BackupHeader): Buffer {
  return encodeDocument({
    format: formatName,
    version: currentVersion,
    createdAt,
    collections: collections.map(({ database, name, indexes }) => ({
      database,
      name,
      indexes: indexes.map((spec) => ({ ...spec })),
    })),
    ...(dataKey === undefined ? {} : { dataKey }),
  });
}

/** @throws BackupError */
export function decodeHeader(payload: Buffer): BackupHeader {
  const { format, version, createdAt, collections, dataKey } = decodeDocument(payload);
  if (format !== formatName) throw new BackupError('it is not a backup of PASti');
  if (version !== currentVersion) {
    throw new BackupError(
      `it is a backup of version ${typeof version === 'number' ? version : 'unknown'}; this PASti reads version ${currentVersion}`,
    );
  }
  if (!(createdAt instanceof Date) || !Array.isArray(collections))
    throw new BackupError('its header is incomplete');
  return {
    createdAt,
    collections: collections.filter(isDocument).map(decodeCollection),
    dataKey: typeof dataKey === 'string' ? dataKey : undefined,
  };
}

function decodeCollection({ database, name, indexes }: Document): BackedUpCollection {
  if (typeof database !== 'string' || typeof name !== 'string' || !Array.isArray(indexes))
    throw new BackupError('its header is incomplete');
  return { database, name, indexes: indexes.map(parseIndexSpec) };
}
