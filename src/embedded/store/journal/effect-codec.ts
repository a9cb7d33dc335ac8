import { decodeDocument } from '../bson/decode.js';
import type { BsonWriter } from '../bson/encode.js';
import { type Document, isDocument } from '../bson/value.js';
import type { Effect } from '../collection/effect.js';

/** First byte of an entry; then the collection's number (32 bits) and a document. */
const kinds = [
  'head',
  'create',
  'drop',
  'put',
  'delete',
  'createIndex',
  'dropIndex',
  'end',
] as const;
type Kind = (typeof kinds)[number];

/** First entry of every file: what it is. */
export interface Head {
  kind: 'head';
  format: number;
}

/** Last entry of a snapshot. */
export interface SnapshotEnd {
  kind: 'end';
}

export type Entry = Effect | Head | SnapshotEnd;

export const currentFormat = 1;

/** Appends an entry to a frame. */
export function writeEntry(writer: BsonWriter, entry: Entry): void {
  writer.byte(kinds.indexOf(entry.kind));
  writer.uint32('collection' in entry ? entry.collection : 0);
  if (entry.kind === 'put') writer.raw(entry.bytes);
  else writer.document(contentOf(entry));
}

function contentOf(entry: Exclude<Entry, { kind: 'put' }>): Document {
  switch (entry.kind) {
    case 'head':
      return { format: entry.format };
    case 'create':
      return { database: entry.database, name: entry.name };
    case 'delete':
      return entry.id;
    case 'createIndex':
      return { ...entry.spec };
    case 'dropIndex':
      return { name: entry.name };
    case 'drop':
    case 'end':
      return {};
  }
}

/** Reads the entries of a frame's payload. `bytes` of a put is a part of the payload. @throws on nonsense */
export function* readEntries(payload: Buffer): Generator<Entry> {
  for (let at = 0; at < payload.length;) {
    const kind = kinds[payload.readUInt8(at)];
    const collection = payload.readUInt32LE(at + 1);
    const end = at + 5 + payload.readInt32LE(at + 5);
    const bytes = payload.subarray(at + 5, end);
    yield kind === 'put'
      ? { kind, collection, bytes }
      : readEntry(kind, collection, decodeDocument(bytes));
    at = end;
  }
}

function readEntry(
  kind: Exclude<Kind, 'put'> | undefined,
  collection: number,
  content: Document,
): Entry {
  switch (kind) {
    case 'head':
      return { kind, format: Number(content.format) };
    case 'create':
      return { kind, collection, database: text(content.database), name: text(content.name) };
    case 'drop':
      return { kind, collection };
    case 'delete':
      return { kind, collection, id: content };
    case 'createIndex': {
      const { key, unique, sparse } = content;
      const name = text(content.name);
      return {
        kind,
        collection,
        spec: {
          name,
          key: isDocument(key) ? key : {},
          unique: unique === true,
          sparse: sparse === true,
        },
      };
    }
    case 'dropIndex':
      return { kind, collection, name: text(content.name) };
    case 'end':
      return { kind };
    case undefined:
      throw new Error('An entry of a kind that this version does not know');
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
