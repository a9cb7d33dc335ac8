import { readField } from '../bson/decode.js';
import { type Document, getField, isDocument, type Value } from '../bson/value.js';

/** A document, encoded or in memory. */
export type Root = Buffer | Document;

/** A dotted path, taken apart once. */
export interface Path {
  text: string;
  parts: string[];
  /** The first part as UTF-8. */
  head: Buffer;
}

/** Where in an array a match was found; the place of the positional operator `$`. */
export interface Trace {
  index?: number;
}

/** Says whether one value that a path leads to is what is looked for. */
export type ValueTest = (value: Value, trace?: Trace) => boolean;

export function parsePath(text: string): Path {
  const parts = text.split('.');
  return { text, parts, head: Buffer.from(parts[0] ?? '', 'utf8') };
}

export function isIndex(part: string): boolean {
  return /^(0|[1-9]\d*)$/.test(part);
}

/** Value of the first part of the path. */
export function readHead(root: Root, path: Path): Value {
  return Buffer.isBuffer(root) ? readField(root, path.head) : getField(root, path.parts[0] ?? '');
}

/**
 * Whether any value that the path leads to passes. Arrays on the way are entered; at the end each
 * element is tried and then the array itself. A missing value is tried as `undefined`.
 *
 * @param leaf `whole` keeps the elements of an array at the end from being tried
 */
export function anyValue(
  root: Root,
  path: Path,
  test: ValueTest,
  leaf: 'each' | 'whole',
  trace?: Trace,
): boolean {
  return visit(readHead(root, path), path.parts, 1, test, leaf, trace);
}

function visit(
  value: Value,
  parts: string[],
  at: number,
  test: ValueTest,
  leaf: 'each' | 'whole',
  trace?: Trace,
): boolean {
  const part = parts[at];
  if (part === undefined) return testLeaf(value, test, leaf, trace);
  if (isDocument(value)) return visit(getField(value, part), parts, at + 1, test, leaf, trace);
  if (!Array.isArray(value)) return test(undefined);
  if (isIndex(part) && Number(part) < value.length) {
    if (visit(value[Number(part)], parts, at + 1, test, leaf, trace)) return true;
  }
  return value.some((item, index) => {
    if (!isDocument(item)) return false;
    if (!visit(getField(item, part), parts, at + 1, test, leaf, trace)) return false;
    if (trace) trace.index = index;
    return true;
  });
}

function testLeaf(value: Value, test: ValueTest, leaf: 'each' | 'whole', trace?: Trace): boolean {
  if (leaf === 'each' && Array.isArray(value)) {
    const index = value.findIndex((item) => test(item));
    if (index >= 0) {
      if (trace) trace.index = index;
      return true;
    }
  }
  return test(value, trace);
}

/** All values that the path leads to, for index keys and sorting; missing ones as `undefined`. */
export function collectValues(root: Root, path: Path): Value[] {
  const values: Value[] = [];
  collect(readHead(root, path), path.parts, 1, values);
  return values;
}

function collect(value: Value, parts: string[], at: number, values: Value[]): void {
  const part = parts[at];
  if (part === undefined) values.push(value);
  else if (isDocument(value)) collect(getField(value, part), parts, at + 1, values);
  else if (Array.isArray(value)) {
    if (isIndex(part)) collect(value[Number(part)], parts, at + 1, values);
    else
      for (const item of value)
        if (isDocument(item)) collect(getField(item, part), parts, at + 1, values);
  } else values.push(undefined);
}

/** Takes a path of a document, all arrays left whole; `undefined` if there is nothing. */
export function readPath(root: Root, path: Path): Value {
  let value = readHead(root, path);
  for (let at = 1; at < path.parts.length; at++) {
    if (!isDocument(value)) return undefined;
    value = getField(value, path.parts[at] ?? '');
  }
  return value;
}
