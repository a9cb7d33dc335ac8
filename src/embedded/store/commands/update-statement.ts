import { decodeDocument } from '../bson/decode.js';
import type { Document, Value } from '../bson/value.js';
import type { Collection } from '../collection/collection.js';
import type { StoredRecord } from '../collection/record.js';
import type { Transaction } from '../collection/transaction.js';
import { StoreError } from '../errors.js';
import { compileFilter } from '../query/compile.js';
import { findRecords } from '../query/find.js';
import type { Trace } from '../query/path.js';
import { parseSort } from '../query/sort.js';
import { applyUpdate } from '../update/apply.js';
import { compileUpdate, type Update } from '../update/compile.js';
import { buildUpsert } from '../update/upsert.js';

export interface UpdateStatement {
  database: string;
  name: string;
  filter: Document;
  update: Value;
  arrayFilters?: Value;
  sort?: Value;
  multi: boolean;
  upsert: boolean;
}

export interface UpdateResult {
  matched: number;
  modified: number;
  upserted?: { id: Value };
  /** The one document, before and after. */
  before?: Buffer;
  after?: Buffer;
}

/** Finds and updates, or inserts if nothing matches and the statement says so. */
export function runUpdate(transaction: Transaction, statement: UpdateStatement): UpdateResult {
  const update = compileUpdate(statement.update, statement.arrayFilters);
  if (statement.multi && update.kind === 'replace') {
    throw new StoreError(
      'FailedToParse',
      'multi update is not supported for replacement-style update',
    );
  }
  const collection = transaction.catalog.find(statement.database, statement.name);
  const options = { sort: parseSort(statement.sort), limit: statement.multi ? 0 : 1 };
  const records = collection
    ? findRecords(collection, statement.filter, options)
    : (compileFilter(statement.filter), []);
  if (collection && records.length > 0)
    return updateRecords(transaction, collection, records, statement.filter, update);
  if (!statement.upsert) return { matched: 0, modified: 0 };
  const target = transaction.collection(statement.database, statement.name);
  const { bytes } = transaction.insert(target, buildUpsert(statement.filter, update));
  return { matched: 0, modified: 0, upserted: { id: decodeDocument(bytes)._id }, after: bytes };
}

function updateRecords(
  transaction: Transaction,
  collection: Collection,
  records: StoredRecord[],
  filter: Document,
  update: Update,
): UpdateResult {
  const locate = update.kind === 'modify' && update.positional ? compileFilter(filter) : undefined;
  const result: UpdateResult = { matched: 0, modified: 0 };
  for (const record of records) {
    const trace: Trace = {};
    locate?.(record.bytes, trace);
    result.before = record.bytes;
    const changed = applyUpdate(record.bytes, update, { position: trace.index });
    if (changed) transaction.replace(collection, record, changed.bytes, changed.heads);
    result.matched += 1;
    result.modified += changed ? 1 : 0;
    result.after = record.bytes;
  }
  return result;
}
