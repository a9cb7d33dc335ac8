import { type Document, isDocument, isNumeric, type Value } from '../bson/value.js';

/**
 * Top-level fields that a pipeline reads, if its first stage tells: a group reads what it names.
 * `undefined`: all.
 */
export function neededFields(stages: Document[]): Set<string> | undefined {
  const [first] = stages;
  const fields = new Set<string>();
  if (!first || !('$group' in first)) return undefined;
  return collect(first.$group, fields) ? fields : undefined;
}

/** Adds the fields that an expression names; false if it may read the whole document. */
function collect(expression: Value, fields: Set<string>): boolean {
  if (typeof expression === 'string') {
    if (expression.startsWith('$$')) return false;
    if (expression.startsWith('$')) fields.add(expression.slice(1).split('.')[0] ?? '');
    return true;
  }
  if (Array.isArray(expression)) return expression.every((item) => collect(item, fields));
  if (!isDocument(expression)) return true;
  // These name fields in other ways.
  if ('$getField' in expression || '$let' in expression) return false;
  return Object.values(expression).every((item) => collect(item, fields));
}

/** The name under which a group just counts all documents, as drivers do it. */
export function plainCount(stage: Document): string | undefined {
  const { $group: group, ...others } = stage;
  if (!isDocument(group) || Object.keys(others).length > 0) return undefined;
  const { _id: id, ...rest } = group;
  const [[name, accumulator] = [], ...more] = Object.entries(rest);
  if (name === undefined || more.length > 0 || !(isNumeric(id) || id === null)) return undefined;
  const sums =
    isDocument(accumulator) && Object.keys(accumulator).length === 1 && accumulator.$sum === 1;
  return sums ? name : undefined;
}
