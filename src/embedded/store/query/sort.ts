import { emptyArrayKey, keyOf } from '../bson/key-string.js';
import { Double, isDocument, Long, type Value } from '../bson/value.js';
import { refuse, StoreError } from '../errors.js';
import { collectValues, type Path, parsePath, type Root } from './path.js';

export interface SortField {
  path: Path;
  descending: boolean;
}

/** Reads `{a: 1, b: -1}`. @throws StoreError */
export function parseSort(sort: Value): SortField[] {
  if (sort === undefined || sort === null) return [];
  if (!isDocument(sort))
    throw new StoreError('TypeMismatch', 'Expected field sort to be of type object');
  return Object.entries(sort).map(([name, direction]) => {
    if (isDocument(direction)) refuse('Sorting by $meta');
    const number =
      direction instanceof Double || direction instanceof Long
        ? Number(direction.toString())
        : direction;
    if (number !== 1 && number !== -1) {
      throw new StoreError(
        15975,
        '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
      );
    }
    return { path: parsePath(name), descending: number === -1 };
  });
}

/** Orders items by their documents; equal ones keep their order. */
export function sortItems<T>(items: T[], fields: SortField[], rootOf: (item: T) => Root): T[] {
  const keyed = items.map((item) => {
    const root = rootOf(item);
    return { item, keys: fields.map((field) => sortKey(root, field)) };
  });
  keyed.sort((a, b) => {
    for (const [at, field] of fields.entries()) {
      const left = a.keys[at] ?? '';
      const right = b.keys[at] ?? '';
      if (left !== right) return left < right === field.descending ? 1 : -1;
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}

/** Of an array, the least element counts when ascending and the greatest when descending. */
function sortKey(root: Root, { path, descending }: SortField): string {
  let chosen: string | undefined;
  const offer = (key: string): void => {
    if (chosen === undefined || key < chosen !== descending) chosen = key;
  };
  for (const value of collectValues(root, path)) {
    if (!Array.isArray(value)) offer(keyOf(value));
    else if (value.length === 0) offer(emptyArrayKey);
    else for (const item of value) offer(keyOf(item));
  }
  return chosen ?? keyOf(null);
}
