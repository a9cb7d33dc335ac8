import { type Document, getField, isDocument, setField, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import type { Predicate } from '../query/compile.js';
import { isIndex } from '../query/path.js';
import { typeName } from '../query/type-test.js';

/** What the placeholders in paths stand for. */
export interface Placeholders {
  /** Index for `$`, found by the query. */
  position: number | undefined;
  /** Conditions for `$[name]` on `{name: element}`. */
  filters: ReadonlyMap<string, Predicate>;
}

/** A place in a document that an operator reads and writes. */
export class Target {
  constructor(
    readonly parent: Document | Value[],
    readonly key: string,
  ) {}

  get(): Value {
    if (Array.isArray(this.parent)) return this.parent[Number(this.key)];
    return getField(this.parent, this.key);
  }

  set(value: Value): void {
    if (!Array.isArray(this.parent)) setField(this.parent, this.key, value);
    else {
      for (let at = this.parent.length; at < Number(this.key); at++) this.parent.push(null);
      this.parent[Number(this.key)] = value;
    }
  }

  /** Takes the field out; an element of an array becomes null. */
  unset(): void {
    if (Array.isArray(this.parent)) {
      if (Number(this.key) < this.parent.length) this.parent[Number(this.key)] = null;
    } else Reflect.deleteProperty(this.parent, this.key);
  }
}

/** Longest array that an index in a path may make. */
const maxBackfill = 1_500_000;

/**
 * Places that a path leads to.
 *
 * @param create makes documents on the way that are missing; otherwise such a path leads nowhere
 */
export function findTargets(
  root: Document,
  parts: string[],
  placeholders: Placeholders,
  create: boolean,
): Target[] {
  const targets: Target[] = [];
  walk(root, parts, 0, { placeholders, create, targets });
  return targets;
}

interface Walk {
  placeholders: Placeholders;
  create: boolean;
  targets: Target[];
}

function walk(parent: Document | Value[], parts: string[], at: number, context: Walk): void {
  const part = parts[at] ?? '';
  for (const key of expand(parent, part, parts, context)) {
    if (Array.isArray(parent) && !isIndex(key)) {
      if (context.create) throw notViable(key, parts[at - 1] ?? '', parent);
      continue;
    }
    const target = new Target(parent, key);
    if (at === parts.length - 1) {
      if (Array.isArray(parent) && Number(key) > parent.length + maxBackfill)
        throw notViable(key, '', parent);
      context.targets.push(target);
    } else descend(target, parts, at, context);
  }
}

function descend(target: Target, parts: string[], at: number, context: Walk): void {
  let value = target.get();
  if (value === undefined) {
    if (!context.create) return;
    const next = parts[at + 1] ?? '';
    if (next.startsWith('$')) {
      throw new StoreError(
        'BadValue',
        `The path '${parts.slice(0, at + 1).join('.')}' must exist in the document in order to apply array updates.`,
      );
    }
    value = {};
    target.set(value);
  }
  if (isDocument(value) || Array.isArray(value)) walk(value, parts, at + 1, context);
  else if (context.create) throw notViable(parts[at + 1] ?? '', parts[at] ?? '', value);
}

function expand(
  parent: Document | Value[],
  part: string,
  parts: string[],
  context: Walk,
): string[] {
  if (!part.startsWith('$')) return [part];
  const { position, filters } = context.placeholders;
  if (part === '$') {
    if (position === undefined) {
      throw new StoreError(
        'BadValue',
        'The positional operator did not find the match needed from the query.',
      );
    }
    return [String(position)];
  }
  if (!Array.isArray(parent)) {
    throw new StoreError(
      'BadValue',
      `Cannot apply array updates to non-array element at '${parts.join('.')}'`,
    );
  }
  const name = part.slice(2, -1);
  if (name === '') return parent.map((_, index) => String(index));
  const matches = filters.get(name);
  return parent.flatMap((item, index) =>
    matches?.({ [name]: item }) === true ? [String(index)] : [],
  );
}

function notViable(key: string, parentName: string, value: Value): StoreError {
  return new StoreError(
    'PathNotViable',
    `Cannot create field '${key}' in element {${parentName}: ${typeName(value)}}`,
  );
}
