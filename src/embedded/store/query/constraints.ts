import { isNaNValue } from '../bson/compare.js';
import { afterPrefix, keyOf, typePrefix } from '../bson/key-string.js';
import {
  BSONRegExp,
  type Document,
  isDocument,
  MaxKey,
  MinKey,
  type Value,
} from '../bson/value.js';
import { hasOperator } from './compare-tests.js';

/** What a filter demands of one path, as far as an index can use it; matching is checked again anyway. */
export interface Constraint {
  /** Keys of which the value has one. */
  keys?: string[];
  lower?: string;
  upper?: string;
  /** A missing field satisfies it; a sparse index does not know all matches then. */
  nullish: boolean;
}

/** Constraints that all have to hold, by path. */
export function readConstraints(
  filter: Document,
  into = new Map<string, Constraint>(),
): Map<string, Constraint> {
  for (const [name, operand] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(operand)) {
      for (const part of operand) if (isDocument(part)) readConstraints(part, into);
    } else if (!name.startsWith('$')) addConstraint(into, name, operand);
  }
  return into;
}

function addConstraint(into: Map<string, Constraint>, path: string, operand: Value): void {
  const found: Constraint = into.get(path) ?? { nullish: true };
  if (isDocument(operand) && hasOperator(operand)) {
    for (const [operator, value] of Object.entries(operand)) applyOperator(found, operator, value);
  } else applyOperator(found, '$eq', operand);
  if (found.keys !== undefined || found.lower !== undefined) into.set(path, found);
}

function applyOperator(found: Constraint, operator: string, value: Value): void {
  if (operator === '$in') {
    if (Array.isArray(value) && value.every(isIndexable)) setKeys(found, value);
  } else if (operator === '$eq') {
    if (isIndexable(value)) setKeys(found, [value]);
  } else if (isBound(value)) {
    if (operator === '$gt' || operator === '$gte') setRange(found, value, keyOf(value), undefined);
    else if (operator === '$lt' || operator === '$lte')
      setRange(found, value, undefined, keyOf(value));
  }
}

/** Whether index entries with the value's key hold all documents that equal it. */
function isIndexable(value: Value): boolean {
  return !(value instanceof BSONRegExp) && !Array.isArray(value);
}

function isBound(value: Value): boolean {
  if (value === null || value === undefined || Array.isArray(value)) return false;
  return (
    !(value instanceof MinKey || value instanceof MaxKey || value instanceof BSONRegExp) &&
    !isNaNValue(value)
  );
}

function setKeys(found: Constraint, values: Value[]): void {
  // Of two demands on one path either may lead the way.
  if (found.keys && found.keys.length <= values.length) return;
  found.keys = [...new Set(values.map(keyOf))].sort();
  if (!values.some((value) => value === null || value === undefined)) found.nullish = false;
}

function setRange(
  found: Constraint,
  value: Value,
  lower: string | undefined,
  upper: string | undefined,
): void {
  found.lower = lower ?? found.lower ?? typePrefix(value);
  found.upper = upper ?? found.upper ?? typePrefix(value) + afterPrefix;
  found.nullish = false;
}
