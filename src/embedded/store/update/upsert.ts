import { decodeDocument } from '../bson/decode.js';
import { encodeDocument } from '../bson/encode.js';
import { BSONRegExp, type Document, isDocument, ObjectId, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { hasOperator } from '../query/compare-tests.js';
import { applyUpdate } from './apply.js';
import type { Update } from './compile.js';
import { checkConflicts } from './paths.js';
import { findTargets } from './target.js';

/** The document that an upsert inserts when nothing matches: the filter's equalities, then the update. */
export function buildUpsert(filter: Document, update: Update): Buffer {
  const equalities = new Map<string, Value>();
  collectEqualities(filter, equalities);
  const base: Document = {};
  if (update.kind === 'replace') {
    if (equalities.has('_id')) base._id = equalities.get('_id');
  } else {
    checkConflicts([...equalities.keys()].map((path) => path.split('.')));
    for (const [path, value] of equalities) {
      const [target] = findTargets(
        base,
        path.split('.'),
        { position: undefined, filters: new Map() },
        true,
      );
      target?.set(value);
    }
  }
  const bytes = encodeDocument(base);
  const updated = applyUpdate(bytes, update, { inserting: true })?.bytes ?? bytes;
  return withId(updated);
}

function collectEqualities(filter: Document, into: Map<string, Value>): void {
  for (const [name, operand] of Object.entries(filter)) {
    if (name === '$and' || (name === '$or' && Array.isArray(operand) && operand.length === 1)) {
      if (Array.isArray(operand))
        for (const part of operand) if (isDocument(part)) collectEqualities(part, into);
    } else if (!name.startsWith('$')) {
      const value = equality(operand);
      if (value === undefined) continue;
      if (into.has(name)) {
        throw new StoreError(
          54,
          `cannot infer query fields to set, path '${name}' is matched twice`,
        );
      }
      into.set(name, value);
    }
  }
}

function equality(operand: Value): Value {
  if (operand instanceof BSONRegExp) return undefined;
  if (!isDocument(operand) || !hasOperator(operand)) return operand;
  if ('$eq' in operand) return operand.$eq;
  const { $all, $in } = operand;
  for (const list of [$all, $in]) {
    if (
      Array.isArray(list) &&
      list.length === 1 &&
      !hasOperator(list[0]) &&
      !(list[0] instanceof BSONRegExp)
    )
      return list[0];
  }
  return undefined;
}

/** The document with an `_id`, in the first place. @throws StoreError for one that can not be an id */
export function withId(bytes: Buffer): Buffer {
  // The common case: `_id` is the first field already.
  const first = bytes.length > 8 && bytes.toString('latin1', 5, 9) === '_id\0';
  const type = bytes[4] ?? 0;
  if (first && type !== 4 && type !== 11 && type !== 6) return bytes;
  const { _id: id, ...rest } = decodeDocument(bytes);
  if (Array.isArray(id))
    throw new StoreError('InvalidIdField', "The '_id' value cannot be of type array");
  if (id instanceof BSONRegExp)
    throw new StoreError('InvalidIdField', "The '_id' value cannot be of type regex");
  return encodeDocument({ _id: id === undefined ? new ObjectId() : id, ...rest });
}
