import { type Document, isDocument, type Value } from '../bson/value.js';
import { refuse, StoreError } from '../errors.js';
import { compileFilter, type Predicate } from '../query/compile.js';
import { typeName } from '../query/type-test.js';
import { addToSet, type Apply, pop, pull, pullAll, push } from './array-operators.js';
import {
  bits,
  currentDate,
  increment,
  maximum,
  minimum,
  multiplyBy,
  setValue,
  unset,
} from './field-operators.js';
import { checkConflicts } from './paths.js';

/** One operator on one path. */
export interface Step {
  path: string;
  parts: string[];
  /** Missing documents on the way are made. */
  create: boolean;
  /** Only when the document is new. */
  onInsert: boolean;
  apply: Apply;
}

export interface Rename {
  from: string[];
  to: string[];
}

/** An update, ready to be applied to any document. */
export type Update =
  | { kind: 'replace'; document: Document }
  | {
      kind: 'modify';
      steps: Step[];
      renames: Rename[];
      filters: Map<string, Predicate>;
      positional: boolean;
    };

type Operator = (field: string, operand: Value) => Apply;
const creating = new Map<string, Operator>([
  ['$set', setValue],
  ['$setOnInsert', setValue],
  ['$inc', increment],
  ['$mul', multiplyBy],
  ['$min', minimum],
  ['$max', maximum],
  ['$currentDate', currentDate],
  ['$push', push],
  ['$addToSet', addToSet],
  ['$bit', bits],
]);
const removing = new Map<string, Operator>([
  ['$unset', unset],
  ['$pull', pull],
  ['$pullAll', pullAll],
  ['$pop', pop],
]);

/** Compiles the `u` of an update. @throws StoreError */
export function compileUpdate(update: Value, arrayFilters: Value): Update {
  if (Array.isArray(update)) return refuse('An update by an aggregation pipeline');
  if (!isDocument(update))
    throw new StoreError('FailedToParse', 'Update argument must be an object');
  const names = Object.keys(update);
  if (names[0]?.startsWith('$') !== true) return compileReplacement(update, arrayFilters);
  const steps: Step[] = [];
  const renames: Rename[] = [];
  for (const name of names) {
    const fields = update[name];
    const known = creating.has(name) || removing.has(name) || name === '$rename';
    if (!known) {
      throw new StoreError(
        'FailedToParse',
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    if (!isDocument(fields)) {
      throw new StoreError(
        'FailedToParse',
        `Modifiers operate on fields but we found type ${typeName(fields)} instead.`,
      );
    }
    for (const [path, operand] of Object.entries(fields)) {
      if (name === '$rename') renames.push(compileRename(path, operand));
      else steps.push(compileStep(name, path, operand));
    }
  }
  checkConflicts([
    ...steps.map((step) => step.parts),
    ...renames.flatMap((rename) => [rename.from, rename.to]),
  ]);
  const filters = compileArrayFilters(arrayFilters, steps);
  return {
    kind: 'modify',
    steps,
    renames,
    filters,
    positional: steps.some((step) => step.parts.includes('$')),
  };
}

function compileReplacement(document: Document, arrayFilters: Value): Update {
  const operator = Object.keys(document).find((name) => name.startsWith('$'));
  if (operator !== undefined) {
    throw new StoreError(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${operator}' is not allowed in a replacement`,
    );
  }
  if (arrayFilters !== undefined)
    throw new StoreError('FailedToParse', 'arrayFilters may not be specified for a replacement');
  return { kind: 'replace', document };
}

function compileStep(operator: string, path: string, operand: Value): Step {
  const parts = splitPath(path);
  if (parts[0]?.startsWith('$') === true) {
    throw new StoreError(
      'BadValue',
      `Cannot have array filter identifier or positional operator in the first position of '${path}'`,
    );
  }
  const make = creating.get(operator) ?? removing.get(operator);
  if (!make) throw new StoreError('FailedToParse', `Unknown modifier: ${operator}`);
  return {
    path,
    parts,
    create: creating.has(operator),
    onInsert: operator === '$setOnInsert',
    apply: make(path, operand ?? null),
  };
}

function compileRename(from: string, to: Value): Rename {
  if (typeof to !== 'string') {
    throw new StoreError('BadValue', `The 'to' field for $rename must be a string: ${from}`);
  }
  const rename = { from: splitPath(from), to: splitPath(to) };
  if ([...rename.from, ...rename.to].some((part) => part.startsWith('$'))) {
    throw new StoreError(
      'BadValue',
      `The source and destination of $rename may not be dynamic: ${from}`,
    );
  }
  return rename;
}

function splitPath(path: string): string[] {
  const parts = path.split('.');
  if (parts.includes('')) {
    throw new StoreError(
      'EmptyFieldName',
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  }
  for (const part of parts) {
    if (part.startsWith('$') && part !== '$' && !/^\$\[([a-z][a-zA-Z0-9]*)?\]$/.test(part)) {
      throw new StoreError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update's replacement document.`,
      );
    }
  }
  return parts;
}

function compileArrayFilters(arrayFilters: Value, steps: Step[]): Map<string, Predicate> {
  const used = new Set<string>();
  for (const { parts } of steps)
    for (const part of parts) if (/^\$\[.+\]$/.test(part)) used.add(part.slice(2, -1));
  const filters = new Map<string, Predicate>();
  if (arrayFilters !== undefined && !Array.isArray(arrayFilters)) {
    throw new StoreError('TypeMismatch', 'arrayFilters must be an array');
  }
  for (const filter of arrayFilters ?? []) {
    if (!isDocument(filter))
      throw new StoreError('TypeMismatch', 'An array filter must be an object');
    const name = filterName(filter);
    if (name === undefined)
      throw new StoreError(
        'FailedToParse',
        'Cannot use an expression without a top-level field name in arrayFilters',
      );
    if (filters.has(name))
      throw new StoreError(
        'FailedToParse',
        `Found multiple array filters with the same top-level field name ${name}`,
      );
    if (!used.has(name))
      throw new StoreError(
        'FailedToParse',
        `The array filter for identifier '${name}' was not used in the update`,
      );
    filters.set(name, compileFilter(filter));
  }
  for (const name of used) {
    if (!filters.has(name))
      throw new StoreError('BadValue', `No array filter found for identifier '${name}' in path`);
  }
  return filters;
}

/** The name before the first dot of a filter's fields, also inside `$and` and `$or`. */
function filterName(filter: Document): string | undefined {
  for (const [name, value] of Object.entries(filter)) {
    if (!name.startsWith('$')) return name.split('.')[0];
    if (Array.isArray(value)) {
      for (const part of value) {
        const inner = isDocument(part) ? filterName(part) : undefined;
        if (inner !== undefined) return inner;
      }
    }
  }
  return undefined;
}
