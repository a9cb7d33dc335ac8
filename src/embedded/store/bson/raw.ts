/** Walks BSON bytes without building values. All offsets are absolute in the buffer. */

export const BsonType = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binary: 5,
  undefined: 6,
  objectId: 7,
  boolean: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  code: 13,
  symbol: 14,
  codeWithScope: 15,
  int32: 16,
  timestamp: 17,
  int64: 18,
  decimal128: 19,
  maxKey: 127,
  minKey: 255,
} as const;

/** Raised for bytes that are not BSON. */
export class MalformedBson extends Error {}

const fixedSizes = new Map<number, number>([
  [BsonType.double, 8],
  [BsonType.undefined, 0],
  [BsonType.objectId, 12],
  [BsonType.boolean, 1],
  [BsonType.date, 8],
  [BsonType.null, 0],
  [BsonType.int32, 4],
  [BsonType.timestamp, 8],
  [BsonType.int64, 8],
  [BsonType.decimal128, 16],
  [BsonType.maxKey, 0],
  [BsonType.minKey, 0],
]);

/** Offset of the zero byte that ends the string at `at`. */
export function stringEnd(bytes: Buffer, at: number): number {
  let end = at;
  while (end < bytes.length && bytes[end] !== 0) end++;
  if (end >= bytes.length) throw new MalformedBson('A name does not end');
  return end;
}

/** Offset behind the value of `type` that starts at `at`. */
export function valueEnd(bytes: Buffer, type: number, at: number): number {
  switch (type) {
    case BsonType.int32:
      return at + 4;
    case BsonType.string:
    case BsonType.code:
    case BsonType.symbol:
      return at + 4 + bytes.readInt32LE(at);
    case BsonType.object:
    case BsonType.array:
    case BsonType.codeWithScope:
      return at + bytes.readInt32LE(at);
    case BsonType.binary:
      return at + 5 + bytes.readInt32LE(at);
    case BsonType.regex:
      return stringEnd(bytes, stringEnd(bytes, at) + 1) + 1;
    case BsonType.dbPointer:
      return at + 16 + bytes.readInt32LE(at);
  }
  const size = fixedSizes.get(type);
  if (size === undefined) throw new MalformedBson(`Unknown BSON type ${type}`);
  return at + size;
}

export interface Element {
  name: string;
  type: number;
  /** Offset of the type byte, of the value, and behind the value. */
  start: number;
  valueStart: number;
  end: number;
}

/** The fields of the document that starts at `at`, in order. */
export function listElements(bytes: Buffer, at = 0): Element[] {
  const end = at + bytes.readInt32LE(at) - 1;
  const elements: Element[] = [];
  for (let start = at + 4; start < end;) {
    const type = bytes.readUInt8(start);
    const nameEnd = stringEnd(bytes, start + 1);
    const next = valueEnd(bytes, type, nameEnd + 1);
    elements.push({
      name: bytes.toString('utf8', start + 1, nameEnd),
      type,
      start,
      valueStart: nameEnd + 1,
      end: next,
    });
    start = next;
  }
  return elements;
}

/** Offset of the type byte of a top-level field, or -1. `name` is UTF-8. */
export function findElement(bytes: Buffer, name: Buffer): number {
  const length = name.length;
  const end = bytes.length - 1;
  for (let start = 4; start < end;) {
    let same = 0;
    while (same < length && bytes[start + 1 + same] === name[same]) same++;
    if (same === length && bytes[start + 1 + length] === 0) return start;
    start = valueEnd(bytes, bytes.readUInt8(start), stringEnd(bytes, start + 1 + same) + 1);
  }
  return -1;
}

const maxDepth = 180;

/** Checks that lengths nest and every type is known, so that later reads can not fail. @throws MalformedBson */
export function checkDocument(bytes: Buffer, at: number, limit: number, depth = 0): void {
  if (depth > maxDepth) throw new MalformedBson('Nested too deeply');
  if (at + 5 > limit) throw new MalformedBson('A document is cut short');
  const end = at + bytes.readInt32LE(at) - 1;
  if (end < at + 4 || end >= limit || bytes[end] !== 0)
    throw new MalformedBson('A document has a wrong length');
  let start = at + 4;
  while (start < end) {
    const type = bytes.readUInt8(start);
    const valueStart = stringEnd(bytes, start + 1) + 1;
    const next = valueEnd(bytes, type, valueStart);
    if (next > end || next < valueStart)
      throw new MalformedBson('A value is longer than its document');
    if (type === BsonType.object || type === BsonType.array)
      checkDocument(bytes, valueStart, next, depth + 1);
    if (type === BsonType.dbPointer || type === BsonType.codeWithScope) {
      throw new MalformedBson(`BSON type ${type} is not supported`);
    }
    if (type === BsonType.string && bytes[next - 1] !== 0)
      throw new MalformedBson('A string does not end');
    start = next;
  }
  if (start !== end) throw new MalformedBson('A document has a wrong length');
}
