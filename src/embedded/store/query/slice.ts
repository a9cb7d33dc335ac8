import { isNumeric, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';

/** `$slice` of a projection: a count from either end, or `[skip, count]`. */
export function sliceArray(items: Value[], operand: Value): Value[] {
  if (Array.isArray(operand)) {
    const [skip, count] = operand.map(toInteger);
    if (operand.length !== 2 || skip === undefined || count === undefined || count <= 0) {
      throw new StoreError(
        28724,
        '$slice takes a number, or an array of a position and a positive count',
      );
    }
    const from = skip < 0 ? Math.max(0, items.length + skip) : skip;
    return items.slice(from, from + count);
  }
  const count = toInteger(operand);
  if (count >= 0) return items.slice(0, count);
  return items.slice(count);
}

function toInteger(value: Value): number {
  const number = isNumeric(value) ? Number(value.toString()) : NaN;
  if (!Number.isInteger(number)) throw new StoreError(28724, '$slice takes integers');
  return number;
}
