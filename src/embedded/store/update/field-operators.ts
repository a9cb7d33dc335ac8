import { decodeValue } from '../bson/decode.js';
import { compareValues } from '../bson/compare.js';
import { EncodedValue, isDocument, isNumeric, Timestamp, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { typeName } from '../query/type-test.js';
import { add, bitwise, multiply, zeroLike } from './arithmetic.js';
import type { Apply } from './array-operators.js';

export function setValue(field: string, operand: Value): Apply {
  // An _id is compared, not only passed on.
  const isId = operand instanceof EncodedValue && field.split('.')[0] === '_id';
  const value = isId ? decodeValue(operand.bytes, operand.type, 0, operand.bytes.length) : operand;
  return (target) => {
    target.set(value);
  };
}

export function unset(): Apply {
  return (target) => {
    target.unset();
  };
}

export function increment(field: string, operand: Value): Apply {
  return arithmetic('$inc', 'increment', field, operand, add, operand);
}

export function multiplyBy(field: string, operand: Value): Apply {
  const start = isNumeric(operand) ? zeroLike(operand) : undefined;
  return arithmetic('$mul', 'multiply', field, operand, multiply, start);
}

function arithmetic(
  operator: string,
  verb: string,
  field: string,
  operand: Value,
  compute: (a: Value, b: Value) => Value,
  start: Value,
): Apply {
  if (!isNumeric(operand)) {
    throw new StoreError(
      'TypeMismatch',
      `Cannot ${verb} with non-numeric argument: {${field}: ${typeName(operand)}}`,
    );
  }
  return (target) => {
    const value = target.get();
    if (value === undefined) target.set(start);
    else if (isNumeric(value)) target.set(compute(value, operand));
    else {
      throw new StoreError(
        'TypeMismatch',
        `Cannot apply ${operator} to a value of non-numeric type. The field '${target.key}' is of type ${typeName(value)}`,
      );
    }
  };
}

export function minimum(_field: string, operand: Value): Apply {
  return (target) => {
    const value = target.get();
    if (value === undefined || compareValues(operand, value) < 0) target.set(operand);
  };
}

export function maximum(_field: string, operand: Value): Apply {
  return (target) => {
    const value = target.get();
    if (value === undefined || compareValues(operand, value) > 0) target.set(operand);
  };
}

/** `$currentDate`: `true` or `{$type: 'date' | 'timestamp'}`. */
export function currentDate(_field: string, operand: Value): Apply {
  const type = isDocument(operand)
    ? operand.$type
    : typeof operand === 'boolean'
      ? 'date'
      : undefined;
  if (type !== 'date' && type !== 'timestamp') {
    throw new StoreError(
      'BadValue',
      "The '$type' string field is required to be 'date' or 'timestamp'",
    );
  }
  return (target) => {
    const now = Date.now();
    target.set(
      type === 'date' ? new Date(now) : new Timestamp({ t: Math.floor(now / 1000), i: 1 }),
    );
  };
}

/** `$bit`: `{and | or | xor: integer}`. */
export function bits(_field: string, operand: Value): Apply {
  const steps = isDocument(operand) ? Object.entries(operand) : [];
  if (steps.length === 0 || steps.some(([name]) => !['and', 'or', 'xor'].includes(name))) {
    throw new StoreError('BadValue', "The $bit modifier takes 'and', 'or' or 'xor'");
  }
  return (target) => {
    let value: Value = target.get() ?? 0;
    for (const [name, bitsOf] of steps) value = bitwise(name, value, bitsOf);
    target.set(value);
  };
}
