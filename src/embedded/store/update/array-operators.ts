import { valuesEqual } from '../bson/compare.js';
import { isDocument, isNumeric, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { equalOrMatching, hasOperator } from '../query/compare-tests.js';
import { compileFilter } from '../query/compile.js';
import { compileOperators } from '../query/operators.js';
import { parsePath } from '../query/path.js';
import { parseSort, sortItems } from '../query/sort.js';
import { typeName } from '../query/type-test.js';
import type { Target } from './target.js';

/** Changes the value at one place. */
export type Apply = (target: Target) => void;

function readArray(target: Target, field: string, operator: string): Value[] | undefined {
  const value = target.get();
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value;
  throw new StoreError(
    'BadValue',
    operator === '$push' || operator === '$addToSet'
      ? `The field '${field}' must be an array but is of type ${typeName(value)}`
      : `Cannot apply ${operator} to a non-array value`,
  );
}

const pushModifiers = new Set(['$each', '$slice', '$sort', '$position']);

/** `$push`, with `$each`, `$position`, `$sort` and `$slice` in this order. */
export function push(field: string, operand: Value): Apply {
  const modifiers =
    isDocument(operand) && '$each' in operand ? operand : { $each: [operand ?? null] };
  for (const name of Object.keys(modifiers)) {
    if (!pushModifiers.has(name))
      throw new StoreError('BadValue', `Unrecognized clause in $push: ${name}`);
  }
  const items = modifiers.$each;
  if (!Array.isArray(items)) {
    throw new StoreError(
      'BadValue',
      `The argument to $each in $push must be an array but it was of type: ${typeName(items)}`,
    );
  }
  const position =
    modifiers.$position === undefined ? undefined : toInteger(modifiers.$position, '$position');
  const slice = modifiers.$slice === undefined ? undefined : toInteger(modifiers.$slice, '$slice');
  const order = modifiers.$sort === undefined ? undefined : arrayOrder(modifiers.$sort);
  return (target) => {
    const present = readArray(target, field, '$push') ?? [];
    const at =
      position === undefined
        ? present.length
        : position < 0
          ? Math.max(0, present.length + position)
          : position;
    let result = [...present.slice(0, at), ...items, ...present.slice(at)];
    if (order) result = order(result);
    if (slice !== undefined) result = slice >= 0 ? result.slice(0, slice) : result.slice(slice);
    target.set(result);
  };
}

const self = parsePath('v');

/** `$sort` of `$push`: 1 or -1 for the elements themselves, or fields of them. */
function arrayOrder(sort: Value): (items: Value[]) => Value[] {
  if (isDocument(sort)) {
    const fields = parseSort(sort);
    return (items) => sortItems(items, fields, (item) => (isDocument(item) ? item : {}));
  }
  if (sort !== 1 && sort !== -1)
    throw new StoreError('BadValue', 'The $sort element value must be either 1 or -1');
  const fields = [{ path: self, descending: sort === -1 }];
  return (items) =>
    sortItems(items, fields, (item) => ({ v: Array.isArray(item) ? [item] : item }));
}

function toInteger(value: Value, name: string): number {
  const number = isNumeric(value) ? Number(value.toString()) : NaN;
  if (!Number.isInteger(number)) {
    throw new StoreError(
      'BadValue',
      `The value for ${name} must be an integer value but was given type: ${typeName(value)}`,
    );
  }
  return number;
}

/** `$addToSet`, with `$each`. */
export function addToSet(field: string, operand: Value): Apply {
  let items: Value[] = [operand];
  if (isDocument(operand) && '$each' in operand) {
    if (!Array.isArray(operand.$each) || Object.keys(operand).length > 1) {
      throw new StoreError(
        'BadValue',
        'The argument to $each in $addToSet must be an array, and nothing may stand beside it',
      );
    }
    items = operand.$each;
  }
  return (target) => {
    const result = [...(readArray(target, field, '$addToSet') ?? [])];
    for (const item of items)
      if (!result.some((other) => valuesEqual(other, item))) result.push(item);
    target.set(result);
  };
}

/** `$pull`: elements that match a value, operators, or as documents a filter. */
export function pull(field: string, operand: Value): Apply {
  const matches = elementTest(operand);
  return (target) => {
    const present = readArray(target, field, '$pull');
    const kept = present?.filter((item) => !matches(item));
    if (present && kept && kept.length < present.length) target.set(kept);
  };
}

function elementTest(operand: Value): (item: Value) => boolean {
  if (!isDocument(operand)) {
    const test = Array.isArray(operand)
      ? (item: Value) => valuesEqual(item, operand)
      : equalOrMatching(operand);
    return (item) => test(item);
  }
  if (hasOperator(operand)) {
    const predicate = compileOperators(self, operand);
    return (item) => predicate({ v: item });
  }
  const predicate = compileFilter(operand);
  return (item) => isDocument(item) && predicate(item);
}

export function pullAll(field: string, operand: Value): Apply {
  if (!Array.isArray(operand))
    throw new StoreError('BadValue', '$pullAll requires an array argument');
  return (target) => {
    const present = readArray(target, field, '$pullAll');
    if (present)
      target.set(present.filter((item) => !operand.some((other) => valuesEqual(item, other))));
  };
}

/** `$pop`: 1 takes the last element, -1 the first. */
export function pop(field: string, operand: Value): Apply {
  const end = toInteger(operand, '$pop');
  if (end !== 1 && end !== -1)
    throw new StoreError('FailedToParse', `$pop expects 1 or -1, found: ${end}`);
  return (target) => {
    const present = readArray(target, field, '$pop');
    if (present) target.set(end === 1 ? present.slice(0, -1) : present.slice(1));
  };
}
