import { compareValues, isNaNValue, valuesEqual } from '../bson/compare.js';
import { keyOf } from '../bson/key-string.js';
import { BSONRegExp, MaxKey, MinKey, typeOrder, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import type { ValueTest } from './path.js';
import { compileRegex } from './regex.js';

export function equalTo(expected: Value): ValueTest {
  if (expected === null || expected === undefined)
    return (value) => value === null || value === undefined;
  if (expected instanceof BSONRegExp)
    throw new StoreError('BadValue', "Can't use $eq with a regular expression");
  return (value) => value !== undefined && valuesEqual(value, expected);
}

/** A plain value in a filter: equality, or a match if it is a regular expression. */
export function equalOrMatching(expected: Value): ValueTest {
  if (!(expected instanceof BSONRegExp)) return equalTo(expected);
  const regex = compileRegex(expected.pattern, expected.options);
  return (value) => (value instanceof BSONRegExp ? valuesEqual(value, expected) : regex(value));
}

export type Comparison = '$gt' | '$gte' | '$lt' | '$lte';

const wanted: Record<Comparison, (order: number) => boolean> = {
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
};

/** Comparison within the type of `bound`; other types do not match. */
export function compareWith(operator: Comparison, bound: Value): ValueTest {
  const holds = wanted[operator];
  if (bound instanceof BSONRegExp) {
    throw new StoreError(
      'BadValue',
      `Can't have RegEx as arg to predicate over field '${operator}'.`,
    );
  }
  if (bound === null || bound === undefined) {
    return (value) => (value === null || value === undefined) && holds(0);
  }
  if (isNaNValue(bound)) return (value) => isNaNValue(value) && holds(0);
  if (bound instanceof MinKey || bound instanceof MaxKey) {
    return (value) => value !== undefined && holds(compareValues(value, bound));
  }
  const order = typeOrder(bound);
  return (value) =>
    value !== undefined &&
    typeOrder(value) === order &&
    !isNaNValue(value) &&
    holds(compareValues(value, bound));
}

/** `$in`: equality with any, regular expressions included. */
export function inList(list: Value): ValueTest {
  if (!Array.isArray(list)) throw new StoreError('BadValue', '$in needs an array');
  if (list.some((item) => hasOperator(item)))
    throw new StoreError('BadValue', 'cannot nest $ under $in');
  const patterns = list
    .filter((item) => item instanceof BSONRegExp)
    .map((item) => equalOrMatching(item));
  const plain = list.filter((item) => !(item instanceof BSONRegExp));
  const keys = new Set(plain.map((item) => keyOf(item ?? null)));
  const nullKey = keyOf(null);
  return (value) =>
    keys.has(value === undefined ? nullKey : keyOf(value)) || patterns.some((test) => test(value));
}

/** Whether a value is a document whose first field is an operator. */
export function hasOperator(value: Value): boolean {
  if (
    typeof value !== 'object' ||
    value === null ||
    Object.getPrototypeOf(value) !== Object.prototype
  )
    return false;
  const [first] = Object.keys(value);
  return first?.startsWith('$') === true && !['$ref', '$id', '$db'].includes(first);
}
