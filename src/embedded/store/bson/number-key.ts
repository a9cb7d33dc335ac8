import { Decimal128, Double, Long, type NumberValue } from './value.js';

const scratch = new DataView(new ArrayBuffer(8));
const nan = '\x00'.repeat(8) + exactMark();

function exactMark(): string {
  return '\x80';
}

/**
 * Sortable characters of a number of any type: the nearest double, then a mark for what that lacks
 * of the exact value (nothing, less or more) and in that case all digits.
 */
export function numberKey(value: NumberValue): string {
  if (typeof value === 'number') return doubleKey(value) + exactMark();
  if (value instanceof Double) return doubleKey(value.value) + exactMark();
  if (value instanceof Long) {
    const nearest = value.toNumber();
    if (Number.isSafeInteger(nearest)) return doubleKey(nearest) + exactMark();
    return exactKey(nearest, value.toBigInt(), 0);
  }
  return decimalKey(value);
}

function doubleKey(value: number): string {
  if (Number.isNaN(value)) return nan.slice(0, 8);
  scratch.setFloat64(0, value === 0 ? 0 : value);
  let high = scratch.getUint32(0);
  let low = scratch.getUint32(4);
  if (high >>> 31 === 1) {
    high = ~high;
    low = ~low;
  } else high |= 0x8000_0000;
  return String.fromCharCode(
    high >>> 24,
    (high >>> 16) & 255,
    (high >>> 8) & 255,
    high & 255,
    low >>> 24,
    (low >>> 16) & 255,
    (low >>> 8) & 255,
    low & 255,
  );
}

function decimalKey(value: Decimal128): string {
  const text = value.toString();
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/i.exec(text);
  if (!match) return doubleKey(Number(text)) + exactMark();
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  return exactKey(Number(text), digits, Number(exponent) - fraction.length);
}

/** Key of digits * 10^exponent, to which `nearest` is the nearest double. */
function exactKey(nearest: number, digits: bigint, exponent: number): string {
  const more = compareExact(digits, exponent, nearest);
  if (more === 0) return doubleKey(nearest) + exactMark();
  let text = (digits < 0n ? -digits : digits).toString().padEnd(40, '0');
  if (digits < 0n) text = text.replace(/\d/g, (digit) => String(9 - Number(digit)));
  return doubleKey(nearest) + (more < 0 ? '\x7f' : '\x81') + text;
}

/** Sign of digits * 10^exponent - double, without rounding. */
function compareExact(digits: bigint, exponent: number, double: number): number {
  if (!Number.isFinite(double)) return double > 0 ? -1 : 1;
  let power = 0;
  let mantissa = double;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    power -= 1;
  }
  let left = digits;
  let right = BigInt(mantissa);
  if (exponent >= 0) left *= 10n ** BigInt(exponent);
  else right *= 10n ** BigInt(-exponent);
  left <<= BigInt(-power);
  return left < right ? -1 : left > right ? 1 : 0;
}
