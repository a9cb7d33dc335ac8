import {
  BSONRegExp,
  Decimal128,
  type Document,
  Double,
  isDocument,
  Long,
  setField,
  Timestamp,
  type Value,
} from '../bson/value.js';
import { refuse } from '../errors.js';

/**
 * A document for mingo, which computes with JavaScript's numbers. What they can not hold is
 * refused: better no answer than a wrong one.
 */
export function toPlain(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (isDocument(value)) {
    const plain: Document = {};
    for (const name of Object.keys(value)) setField(plain, name, toPlain(value[name]));
    return plain;
  }
  if (value instanceof Double) return value.value;
  if (value instanceof Decimal128) refuse('Computing with Decimal128');
  if (value instanceof Long && !(value instanceof Timestamp)) {
    const number = value.toNumber();
    if (!Number.isSafeInteger(number)) refuse('Computing with 64-bit integers beyond 2^53');
    return number;
  }
  return value;
}

/** As `toPlain`, for expressions: regular expressions become JavaScript's. */
export function toPlainExpression(value: Value): unknown {
  if (value instanceof BSONRegExp) return new RegExp(value.pattern, value.options.replace('x', ''));
  if (Array.isArray(value)) return value.map(toPlainExpression);
  if (!isDocument(value)) return toPlain(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, toPlainExpression(item)]),
  );
}
