import { decodeValue } from '../bson/decode.js';
import { BsonWriter } from '../bson/encode.js';
import { listElements } from '../bson/raw.js';
import {
  type Document,
  Double,
  getField,
  isDocument,
  Long,
  setField,
  type Value,
} from '../bson/value.js';
import { refuse, StoreError } from '../errors.js';
import { compileFilter } from './compile.js';
import { elementMatch } from './operators.js';
import type { Root } from './path.js';
import { sliceArray } from './slice.js';

/** Shapes one encoded document. */
export type Projector = (bytes: Buffer) => Buffer;

/** What becomes of a field: kept or dropped whole, or its own fields looked at, or an operator. */
type Rule = boolean | Tree | ((value: Value, document: Root) => Value);
interface Tree {
  rules: Map<string, Rule>;
}

/**
 * Compiles a projection; `undefined` if documents go out as they are.
 *
 * @param filter the query, for the positional operator
 * @throws StoreError
 */
export function compileProjection(projection: Value, filter: Document): Projector | undefined {
  if (projection === undefined || projection === null) return undefined;
  if (!isDocument(projection)) throw new StoreError('TypeMismatch', 'projection must be an object');
  const names = Object.keys(projection);
  if (names.length === 0) return undefined;
  const inclusive = isInclusive(projection);
  const tree: Tree = { rules: new Map() };
  for (const name of names) addRule(tree, name, projection[name], { inclusive, filter });
  if (inclusive && !tree.rules.has('_id')) tree.rules.set('_id', true);
  return (bytes) => shapeEncoded(bytes, tree, inclusive);
}

const writer = new BsonWriter();

/** Fields that are kept whole are copied, not read. */
function shapeEncoded(bytes: Buffer, tree: Tree, inclusive: boolean): Buffer {
  const start = writer.reset().open();
  for (const { name, type, start: from, valueStart, end } of listElements(bytes)) {
    const rule = tree.rules.get(name) ?? !inclusive;
    if (rule === true) writer.raw(bytes, from, end);
    else if (rule !== false) {
      const value = decodeValue(bytes, type, valueStart, end);
      writer.field(name, applyRule(value, rule, inclusive, bytes));
    }
  }
  writer.close(start);
  return writer.take();
}

function flag(value: Value): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (value instanceof Double || value instanceof Long) return Number(value.toString()) !== 0;
  return undefined;
}

/** Whether a field's rule means to keep or to drop; operators go with either. */
function modeOf(value: Value): boolean | undefined {
  if (!isDocument(value)) return flag(value);
  if ('$elemMatch' in value) return true;
  return Object.keys(value)[0]?.startsWith('$') === true
    ? undefined
    : modeOf(Object.values(value)[0]);
}

function isInclusive(projection: Document): boolean {
  let mode: boolean | undefined;
  for (const [name, value] of Object.entries(projection)) {
    const include = name.endsWith('.$') || modeOf(value);
    if (include === undefined || (name === '_id' && Object.keys(projection).length > 1)) continue;
    if (mode !== undefined && mode !== include) {
      throw new StoreError(
        include ? 31253 : 31254,
        `Cannot do ${include ? 'inclusion' : 'exclusion'} on field ${name} in ${include ? 'exclusion' : 'inclusion'} projection`,
      );
    }
    mode = include;
  }
  return mode ?? flag(projection._id) === true;
}

interface Mode {
  inclusive: boolean;
  filter: Document;
}

function addRule(tree: Tree, name: string, value: Value, mode: Mode): void {
  const positional = name.endsWith('.$');
  const parts = (positional ? name.slice(0, -2) : name).split('.');
  if (parts.some((part) => part === '' || part.startsWith('$'))) refuse(`The projection '${name}'`);
  let at = tree;
  for (const part of parts.slice(0, -1)) {
    const next = at.rules.get(part);
    if (next !== undefined && !isTree(next))
      throw new StoreError(31249, `Path collision at ${name}`);
    const child = next ?? { rules: new Map() };
    at.rules.set(part, child);
    at = child;
  }
  const last = parts.at(-1) ?? '';
  if (at.rules.has(last)) throw new StoreError(31249, `Path collision at ${name}`);
  at.rules.set(last, positional ? positionalRule(mode.filter) : ruleOf(name, value, mode));
}

function isTree(rule: Rule): rule is Tree {
  return typeof rule === 'object';
}

function ruleOf(name: string, value: Value, mode: Mode): Rule {
  const include = flag(value);
  if (include !== undefined) return include;
  if (isDocument(value)) {
    if ('$slice' in value)
      return (field) => (Array.isArray(field) ? sliceArray(field, value.$slice) : field);
    if ('$elemMatch' in value) return elementRule(value.$elemMatch);
    if (!Object.keys(value).some((key) => key.startsWith('$'))) {
      const tree: Tree = { rules: new Map() };
      for (const [key, inner] of Object.entries(value)) addRule(tree, key, inner, mode);
      return tree;
    }
  }
  return refuse(`The projection of '${name}' by an expression`);
}

function elementRule(operand: Value): Rule {
  const test = elementMatch(operand);
  return (field) => {
    const trace: { index?: number } = {};
    if (!Array.isArray(field) || !test(field, trace)) return undefined;
    return [field[trace.index ?? 0]];
  };
}

/** `field.$`: the one element at which the query matched. */
function positionalRule(filter: Document): Rule {
  const matches = compileFilter(filter);
  return (field, document) => {
    const trace: { index?: number } = {};
    matches(document, trace);
    if (!Array.isArray(field)) return field;
    if (trace.index === undefined) {
      throw new StoreError(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    }
    return field.slice(trace.index, trace.index + 1);
  };
}

function shape(document: Document, tree: Tree, inclusive: boolean, root: Root): Document {
  const result: Document = {};
  for (const name of Object.keys(document)) {
    const value = getField(document, name);
    const rule = tree.rules.get(name);
    const shaped =
      rule === undefined
        ? inclusive
          ? undefined
          : value
        : applyRule(value, rule, inclusive, root);
    if (shaped !== undefined) setField(result, name, shaped);
  }
  return result;
}

function applyRule(value: Value, rule: Rule, inclusive: boolean, root: Root): Value {
  if (typeof rule === 'boolean') return rule ? value : undefined;
  if (typeof rule === 'function') return rule(value, root);
  return applyTree(value, rule, inclusive, root);
}

function applyTree(value: Value, tree: Tree, inclusive: boolean, root: Root): Value {
  if (isDocument(value)) return shape(value, tree, inclusive, root);
  if (!Array.isArray(value)) return inclusive ? undefined : value;
  return value.flatMap((item) => {
    const shaped = applyTree(item, tree, inclusive, root);
    return shaped === undefined ? [] : [shaped];
  });
}
