import { emptyArrayKey, keyOf } from '../bson/key-string.js';
import type { Document, Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { collectValues, type Path, parsePath, type Root } from '../query/path.js';
import type { IndexSpec } from './index-spec.js';
import type { StoredRecord } from './record.js';
import { SortedIndex } from './sorted-index.js';

/** An index on one or more fields. Keys of the fields stand one behind the other. */
export class FieldIndex {
  readonly paths: Path[];
  readonly entries = new SortedIndex<StoredRecord>();
  /** Whether any document ever had several keys; then ranges can not be closed, nor order be used. */
  multikey = false;

  constructor(readonly spec: IndexSpec) {
    this.paths = Object.keys(spec.key).map(parsePath);
  }

  /** Whether a change of these top-level fields can change a key. */
  touches(heads: ReadonlySet<string>): boolean {
    return this.paths.some((path) => heads.has(path.parts[0] ?? ''));
  }

  /** Keys of a document, without repetitions; none if the index is sparse and no field is there. */
  keysOf(root: Root): string[] {
    let keys = [''];
    let missing = 0;
    let arrays = 0;
    for (const path of this.paths) {
      const values = collectValues(root, path);
      if (values.every((value) => value === undefined)) missing += 1;
      const parts = keysOfValues(values);
      if (parts.length > 1 || values.some((value) => Array.isArray(value)) || values.length !== 1) {
        arrays += 1;
        this.multikey = true;
      }
      const [only] = parts;
      keys =
        parts.length === 1 && only !== undefined
          ? keys.map((key) => key + only)
          : keys.flatMap((key) => parts.map((part) => key + part));
    }
    if (arrays > 1 && keys.length > 10_000)
      throw new StoreError(171, 'cannot index parallel arrays');
    return this.spec.sparse && missing === this.paths.length ? [] : keys;
  }

  /** The fields' values of a document, for messages about a duplicate. */
  valuesOf(root: Root): Document {
    const entries = this.paths.map((path): [string, Value] => {
      const [value] = collectValues(root, path);
      return [path.text, (Array.isArray(value) ? value[0] : value) ?? null];
    });
    return Object.fromEntries(entries);
  }
}

function keysOfValues(values: Value[]): string[] {
  const [only] = values;
  if (values.length === 1 && !Array.isArray(only)) return [keyOf(only)];
  const keys = new Set<string>();
  for (const value of values) {
    if (!Array.isArray(value)) keys.add(keyOf(value));
    else if (value.length === 0) keys.add(emptyArrayKey);
    else for (const item of value) keys.add(keyOf(item));
  }
  if (keys.size === 0) keys.add(keyOf(null));
  return [...keys];
}
