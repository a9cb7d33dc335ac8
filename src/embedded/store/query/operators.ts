import { type Document, Double, isDocument, isNumeric, type Value } from '../bson/value.js';
import { refuse, StoreError } from '../errors.js';
import { compareWith, equalTo, hasOperator, inList, equalOrMatching } from './compare-tests.js';
import { compileFilter, type Predicate } from './compile.js';
import { anyValue, type Path, parsePath, type ValueTest } from './path.js';
import { regexOperand } from './regex-operand.js';
import { ofType } from './type-test.js';

const unsupported = new Set([
  '$near',
  '$nearSphere',
  '$geoWithin',
  '$geoIntersects',
  '$within',
  '$bitsAllSet',
  '$bitsAllClear',
  '$bitsAnySet',
  '$bitsAnyClear',
]);

/** All of `{$gt: 1, $lt: 5}` and the like, applied to one path. */
export function compileOperators(path: Path, operators: Document): Predicate {
  const parts = Object.keys(operators)
    // $options belongs to $regex.
    .filter((name) => name !== '$options' || !('$regex' in operators))
    .map((name) => compileOperator(path, name, operators[name], operators));
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return (root, trace) => parts.every((part) => part(root, trace));
}

function compileOperator(path: Path, name: string, operand: Value, all: Document): Predicate {
  const each =
    (test: ValueTest): Predicate =>
    (root, trace) =>
      anyValue(root, path, test, 'each', trace);
  const whole =
    (test: ValueTest): Predicate =>
    (root, trace) =>
      anyValue(root, path, test, 'whole', trace);
  const not =
    (predicate: Predicate): Predicate =>
    (root) =>
      !predicate(root);
  switch (name) {
    case '$eq':
      return each(equalTo(operand));
    case '$ne':
      return not(each(equalTo(operand)));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return each(compareWith(name, operand));
    case '$in':
      return each(inList(operand));
    case '$nin':
      return not(each(inList(operand)));
    case '$regex':
      return each(regexOperand(operand, all.$options));
    case '$exists': {
      const present = whole((value) => value !== undefined);
      return isTruthy(operand) ? present : not(present);
    }
    case '$type':
      return each(ofType(operand));
    case '$size':
      return whole(ofSize(operand));
    case '$mod':
      return each(modulo(operand));
    case '$all':
      return compileAll(path, operand);
    case '$elemMatch':
      return whole(elementMatch(operand));
    case '$not':
      return not(compileNot(path, operand));
  }
  if (unsupported.has(name)) refuse(name);
  throw new StoreError('BadValue', `unknown operator: ${name}`);
}

function isTruthy(value: Value): boolean {
  if (value instanceof Double) return value.value !== 0;
  return value !== false && value !== 0 && value !== null && value !== undefined;
}

function toInteger(value: Value, what: string): number {
  const number = isNumeric(value) ? Number(value.toString()) : NaN;
  if (!Number.isFinite(number)) throw new StoreError('BadValue', `${what} must be a number`);
  return Math.trunc(number);
}

function ofSize(operand: Value): ValueTest {
  const size = toInteger(operand, '$size');
  if (size < 0) throw new StoreError('BadValue', '$size may not be negative');
  return (value) => Array.isArray(value) && value.length === size;
}

function modulo(operand: Value): ValueTest {
  if (!Array.isArray(operand) || operand.length !== 2) {
    throw new StoreError('BadValue', 'malformed mod, needs to be an array of two numbers');
  }
  const [divisor, remainder] = operand.map((item) =>
    toInteger(item, 'divisor and remainder of $mod'),
  );
  if (!divisor) throw new StoreError('BadValue', 'divisor cannot be 0');
  return (value) =>
    isNumeric(value) && Math.trunc(Number(value.toString())) % divisor === remainder;
}

function compileAll(path: Path, operand: Value): Predicate {
  if (!Array.isArray(operand)) throw new StoreError('BadValue', '$all needs an array');
  const parts = operand.map((item): Predicate => {
    if (isDocument(item) && '$elemMatch' in item) return compileOperators(path, item);
    if (hasOperator(item)) throw new StoreError('BadValue', 'no $ expressions in $all');
    const test = equalOrMatching(item);
    return (root, trace) => anyValue(root, path, test, 'each', trace);
  });
  return (root, trace) => parts.length > 0 && parts.every((part) => part(root, trace));
}

function compileNot(path: Path, operand: Value): Predicate {
  if (isDocument(operand)) {
    if (!hasOperator(operand)) throw new StoreError('BadValue', '$not needs a regex or a document');
    return compileOperators(path, operand);
  }
  const test = regexOperand(operand, undefined);
  return (root) => anyValue(root, path, test, 'each');
}

/** Path of the value itself, when elements of an array are tested by operators. */
const self = parsePath('v');

/** `$elemMatch`: one element passes all of a filter, or all of the operators. */
export function elementMatch(operand: Value): ValueTest {
  if (!isDocument(operand)) throw new StoreError('BadValue', '$elemMatch needs an Object');
  const onValue = hasOperator(operand) && !isLogical(operand);
  const predicate = onValue ? compileOperators(self, operand) : compileFilter(operand);
  return (value, trace) => {
    if (!Array.isArray(value)) return false;
    const index = value.findIndex((item) => {
      if (onValue) return predicate({ v: item });
      if (isDocument(item)) return predicate(item);
      return Array.isArray(item) && predicate(Object.fromEntries(item.entries()));
    });
    if (index >= 0 && trace) trace.index = index;
    return index >= 0;
  };
}

function isLogical(operand: Document): boolean {
  return Object.keys(operand).every((name) =>
    ['$and', '$or', '$nor', '$expr', '$comment'].includes(name),
  );
}
