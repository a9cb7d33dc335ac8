import { keyOf } from './key-string.js';
import { Double, isNumeric, ObjectId, typeOrder, type Value } from './value.js';

/** Order of two values of any type, as MongoDB sorts them: negative, 0 or positive. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number' && !Number.isNaN(a) && !Number.isNaN(b))
    return a - b;
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  const left = keyOf(a);
  const right = keyOf(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Equality over types of numbers; fields of documents in order. Null and missing are equal. */
export function valuesEqual(a: Value, b: Value): boolean {
  if (a === b) return true;
  const kind = typeof a;
  if (kind === 'string' && typeof b === 'string') return false;
  if (kind === 'boolean') return false;
  if (kind === 'number' && typeof b === 'number') return Number.isNaN(a) && Number.isNaN(b);
  if (a instanceof ObjectId) return b instanceof ObjectId && a.equals(b);
  if (a instanceof Date) return b instanceof Date && a.getTime() === b.getTime();
  if (typeOrder(a) !== typeOrder(b)) return false;
  return keyOf(a) === keyOf(b);
}

/** Whether a number counts as NaN, in any of its types. */
export function isNaNValue(value: Value): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  return isNumeric(value) && !(value instanceof Double) && value.toString() === 'NaN';
}
