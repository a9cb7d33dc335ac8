import { type Document, isDocument, ObjectId, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import type { IndexSpec } from './index-spec.js';

/** Error 11000 as MongoDB words it, with `keyPattern` and `keyValue`. */
export function duplicateKey(namespace: string, spec: IndexSpec, values: Document): StoreError {
  return new StoreError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${namespace} index: ${spec.name} dup key: ${show(values)}`,
    { keyPattern: spec.key, keyValue: values },
  );
}

function show(value: Value): string {
  if (isDocument(value)) {
    return `{ ${Object.entries(value)
      .map(([name, item]) => `${name}: ${show(item)}`)
      .join(', ')} }`;
  }
  if (Array.isArray(value)) return `[ ${value.map(show).join(', ')} ]`;
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (typeof value === 'string') return JSON.stringify(value);
  return value === undefined || value === null
    ? 'null'
    : (value as { toString(): string }).toString();
}
