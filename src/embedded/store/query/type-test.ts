import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  isDocument,
  isInt32,
  isNumeric,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  type Value,
} from '../bson/value.js';
import { StoreError } from '../errors.js';
import type { ValueTest } from './path.js';

/** Number and alias of each type, as `$type` takes them. */
const types: [number, string, (value: Value) => boolean][] = [
  [1, 'double', (v) => v instanceof Double || (typeof v === 'number' && !isInt32(v))],
  [2, 'string', (v) => typeof v === 'string'],
  [3, 'object', isDocument],
  [4, 'array', Array.isArray],
  [5, 'binData', (v) => v instanceof Binary],
  [7, 'objectId', (v) => v instanceof ObjectId],
  [8, 'bool', (v) => typeof v === 'boolean'],
  [9, 'date', (v) => v instanceof Date],
  [10, 'null', (v) => v === null],
  [11, 'regex', (v) => v instanceof BSONRegExp],
  [13, 'javascript', (v) => v instanceof Code],
  [14, 'symbol', (v) => v instanceof BSONSymbol],
  [16, 'int', (v) => typeof v === 'number' && isInt32(v)],
  [17, 'timestamp', (v) => v instanceof Timestamp],
  [18, 'long', (v) => v instanceof Long && !(v instanceof Timestamp)],
  [19, 'decimal', (v) => v instanceof Decimal128],
  [-1, 'minKey', (v) => v instanceof MinKey],
  [127, 'maxKey', (v) => v instanceof MaxKey],
];

/** `$type`: one of the types, each a number or an alias. */
export function ofType(operand: Value): ValueTest {
  const tests = (Array.isArray(operand) ? operand : [operand]).map((wanted) => {
    if (wanted === 'number') return isNumeric;
    const code = wanted instanceof Double ? wanted.value : wanted;
    const known = types.find(([number, alias]) => number === code || alias === code);
    if (!known)
      throw new StoreError(
        'BadValue',
        `Unknown type name alias: ${typeof code === 'string' || typeof code === 'number' ? code : typeName(code)}`,
      );
    return known[2];
  });
  if (tests.length === 0)
    throw new StoreError('FailedToParse', '$type must match at least one type');
  return (value) => tests.some((test) => test(value));
}

/** Alias of a value's type, as error messages name it. */
export function typeName(value: Value): string {
  if (value === undefined) return 'missing';
  return types.find(([, , test]) => test(value))?.[1] ?? 'undefined';
}
