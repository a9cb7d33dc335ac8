import { type Document, Double, isDocument, Long, type Value } from '../bson/value.js';
import { keyOf } from '../bson/key-string.js';
import { refuse, StoreError } from '../errors.js';
import { isIndex } from '../query/path.js';

export interface IndexSpec {
  name: string;
  key: Document;
  unique: boolean;
  sparse: boolean;
}

const refusedOptions = [
  'expireAfterSeconds',
  'partialFilterExpression',
  'collation',
  'weights',
  'wildcardProjection',
  'hidden',
  'prepareUnique',
  'clustered',
];
const knownOptions = new Set(['name', 'key', 'unique', 'sparse', 'v', 'background', 'ns']);

/** Reads one entry of `createIndexes`. @throws StoreError for kinds of index that are not supported */
export function parseIndexSpec(spec: Value): IndexSpec {
  if (!isDocument(spec))
    throw new StoreError('TypeMismatch', 'An index specification must be an object');
  for (const option of Object.keys(spec)) {
    if (refusedOptions.includes(option)) refuse(`The index option '${option}'`);
    if (!knownOptions.has(option)) {
      throw new StoreError(197, `The field '${option}' is not valid for an index specification`);
    }
  }
  const { key, name } = spec;
  if (!isDocument(key) || Object.keys(key).length === 0) {
    throw new StoreError('CannotCreateIndex', 'Index keys cannot be an empty object');
  }
  for (const field of Object.keys(key)) checkKeyField(field, key[field]);
  if (typeof name !== 'string' || name === '')
    throw new StoreError('FailedToParse', "The 'name' field is a required property");
  return { name, key, unique: isTrue(spec.unique), sparse: isTrue(spec.sparse) };
}

function checkKeyField(field: string, direction: Value): void {
  if (typeof direction === 'string') refuse(`An index of kind '${direction}'`);
  const number =
    direction instanceof Double || direction instanceof Long
      ? Number(direction.toString())
      : direction;
  if (typeof number !== 'number' || number === 0) {
    throw new StoreError(
      'CannotCreateIndex',
      `Values in the index key pattern must be numbers, not 0: ${field}`,
    );
  }
  const parts = field.split('.');
  if (field.includes('$**')) refuse('A wildcard index');
  if (parts.includes(''))
    throw new StoreError('CannotCreateIndex', 'Index keys cannot contain an empty field.');
  if (parts.some((part) => part.startsWith('$'))) {
    throw new StoreError(
      'CannotCreateIndex',
      "Index key contains an illegal field name: field name starts with '$'.",
    );
  }
  if (parts.some(isIndex)) refuse('An index on a position of an array');
}

function isTrue(value: Value): boolean {
  return value === true || value === 1;
}

/** `existing` if it is the same index, `undefined` if neither name nor key is taken. @throws StoreError on a conflict */
export function matchExisting(spec: IndexSpec, existing: IndexSpec[]): IndexSpec | undefined {
  for (const other of existing) {
    const sameKey = keyOf(spec.key) === keyOf(other.key);
    const sameOptions = spec.unique === other.unique && spec.sparse === other.sparse;
    if (other.name === '_id_' && sameKey) return other;
    if (spec.name === other.name && !(sameKey && sameOptions)) {
      throw new StoreError(
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index: ${spec.name}`,
      );
    }
    if (sameKey && sameOptions && spec.name === other.name) return other;
    if (sameKey) {
      throw new StoreError(
        'IndexOptionsConflict',
        `Index already exists with a different name or options: ${other.name}`,
      );
    }
  }
  return undefined;
}

/** The index as `listIndexes` shows it. */
export function describeIndex(spec: IndexSpec): Document {
  return {
    v: 2,
    key: spec.key,
    name: spec.name,
    ...(spec.unique ? { unique: true } : {}),
    ...(spec.sparse ? { sparse: true } : {}),
  };
}
