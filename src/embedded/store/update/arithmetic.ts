import { Decimal128, Double, isInt32, Long, toDouble, type Value } from '../bson/value.js';
import { refuse, StoreError } from '../errors.js';

const longMin = -(2n ** 63n);
const longMax = 2n ** 63n - 1n;

/** Sum of two numbers in MongoDB's type: int32 unless it overflows, then int64; double if either is. */
export function add(a: Value, b: Value): Value {
  return compute(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
  );
}

/** Product, typed as `add`. */
export function multiply(a: Value, b: Value): Value {
  return compute(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
  );
}

function compute(
  a: Value,
  b: Value,
  doubles: (x: number, y: number) => number,
  integers: (x: bigint, y: bigint) => bigint,
): Value {
  if (a instanceof Decimal128 || b instanceof Decimal128) refuse('Arithmetic with Decimal128');
  if (isInteger(a) && isInteger(b)) {
    if (typeof a === 'number' && typeof b === 'number') {
      const sum = doubles(a, b);
      if (isInt32(sum)) return sum;
    }
    const exact = integers(toBigInt(a), toBigInt(b));
    if (exact < longMin || exact > longMax) {
      throw new StoreError(
        'BadValue',
        `Failed to apply $inc or $mul operations to current value: int64 overflow`,
      );
    }
    return Long.fromBigInt(exact);
  }
  return toDouble(doubles(toNumber(a), toNumber(b)));
}

function isInteger(value: Value): value is number | Long {
  return value instanceof Long || (typeof value === 'number' && isInt32(value));
}

function toBigInt(value: number | Long): bigint {
  return typeof value === 'number' ? BigInt(value) : value.toBigInt();
}

function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  return value instanceof Double || value instanceof Long ? Number(value.toString()) : NaN;
}

/** Zero of the type of a number. */
export function zeroLike(value: Value): Value {
  if (value instanceof Long) return Long.ZERO;
  if (value instanceof Decimal128) return refuse('Arithmetic with Decimal128');
  return value instanceof Double || (typeof value === 'number' && !isInt32(value))
    ? new Double(0)
    : 0;
}

/** `$bit` of two integers. */
export function bitwise(operation: string, a: Value, b: Value): Value {
  if (!isInteger(a) || !isInteger(b))
    throw new StoreError('BadValue', 'Cannot apply $bit to a value of non-integral type');
  const [x, y] = [toBigInt(a), toBigInt(b)];
  const result = operation === 'and' ? x & y : operation === 'or' ? x | y : x ^ y;
  return typeof a === 'number' && typeof b === 'number' ? Number(result) : Long.fromBigInt(result);
}
