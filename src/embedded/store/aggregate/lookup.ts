import { decodeDocument } from '../bson/decode.js';
import { type Document, type Value } from '../bson/value.js';
import type { Collection } from '../collection/collection.js';
import { findRecords } from '../query/find.js';
import { collectValues, parsePath } from '../query/path.js';
import { findTargets } from '../update/target.js';
import { toPlain } from './plain.js';

export interface EqualityLookup {
  from: string;
  localField: string;
  foreignField: string;
  as: string;
}

/** The plain form of `$lookup`, which can use an index; `undefined` for the others. */
export function asEqualityLookup(spec: Value): EqualityLookup | undefined {
  const { from, localField, foreignField, as, ...rest } = spec as Document;
  if (typeof from !== 'string' || typeof localField !== 'string') return undefined;
  if (typeof foreignField !== 'string' || typeof as !== 'string') return undefined;
  return Object.keys(rest).length === 0 ? { from, localField, foreignField, as } : undefined;
}

/** Adds to each document those of the other collection whose field equals its own. */
export function lookup(
  documents: Document[],
  spec: EqualityLookup,
  foreign: Collection | undefined,
): Document[] {
  const local = parsePath(spec.localField);
  for (const document of documents) {
    const values = collectValues(document, local).flatMap((value) =>
      Array.isArray(value) ? value : [value ?? null],
    );
    const wanted = values.length > 0 ? values : [null];
    const found = foreign ? findRecords(foreign, { [spec.foreignField]: { $in: wanted } }) : [];
    const joined = found.map((record) => toPlain(decodeDocument(record.bytes)));
    const placeholders = { position: undefined, filters: new Map() };
    for (const target of findTargets(document, spec.as.split('.'), placeholders, true))
      target.set(joined);
  }
  return documents;
}
