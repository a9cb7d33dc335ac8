import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';

export {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
};

/**
 * A document or array that is only passed on, still encoded. Stands in the operands of `$set` and
 * nowhere else.
 */
export class EncodedValue {
  constructor(
    readonly type: number,
    readonly bytes: Buffer,
  ) {}
}

/**
 * A BSON value in memory that keeps its type: an int32 is a `number`; a double is a `number` too
 * unless that would read as an int32 (5.0, -0), then it is a `Double`; an int64 is a `Long`.
 * `undefined` stands for a missing field.
 */
export type Value =
  | undefined
  | null
  | boolean
  | number
  | string
  | Date
  | ObjectId
  | Long
  | Double
  | Decimal128
  | Binary
  | Timestamp
  | BSONRegExp
  | BSONSymbol
  | Code
  | MinKey
  | MaxKey
  | EncodedValue
  | Value[]
  | Document;

export interface Document {
  [key: string]: Value;
}

/** Order of types in sorts and comparisons, as MongoDB documents it. */
export const TypeOrder = {
  minKey: 1,
  undefined: 2,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  boolean: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  code: 60,
  maxKey: 127,
} as const;

export function isDocument(value: unknown): value is Document {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

export type NumberValue = number | Long | Double | Decimal128;

export function isNumeric(value: Value): value is NumberValue {
  return (
    typeof value === 'number' ||
    // A Timestamp is a subclass of Long, but no number.
    (value instanceof Long && !(value instanceof Timestamp)) ||
    value instanceof Double ||
    value instanceof Decimal128
  );
}

export function typeOrder(value: Value): number {
  switch (typeof value) {
    case 'number':
      return TypeOrder.number;
    case 'string':
      return TypeOrder.string;
    case 'boolean':
      return TypeOrder.boolean;
    case 'undefined':
      return TypeOrder.null;
  }
  if (value === null) return TypeOrder.null;
  if (Array.isArray(value)) return TypeOrder.array;
  if (isDocument(value)) return TypeOrder.object;
  if (value instanceof Date) return TypeOrder.date;
  return exoticTypeOrder(value);
}

function exoticTypeOrder(value: Value): number {
  if (value instanceof ObjectId) return TypeOrder.objectId;
  if (value instanceof Timestamp) return TypeOrder.timestamp;
  if (isNumeric(value)) return TypeOrder.number;
  if (value instanceof Binary) return TypeOrder.binary;
  if (value instanceof BSONRegExp) return TypeOrder.regex;
  if (value instanceof BSONSymbol) return TypeOrder.string;
  if (value instanceof MinKey) return TypeOrder.minKey;
  if (value instanceof MaxKey) return TypeOrder.maxKey;
  return TypeOrder.code;
}

/** Whether a `number` is written as an int32. */
export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

/** A double that stays one when it is written. */
export function toDouble(value: number): number | Double {
  return isInt32(value) ? new Double(value) : value;
}

/** Sets a field of a document even if its name is `__proto__`. */
export function setField(target: Document, name: string, value: Value): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  } else target[name] = value;
}

/** Reads a document's own field; inherited ones (`constructor`) are missing. */
export function getField(source: Document, name: string): Value {
  return Object.hasOwn(source, name) ? source[name] : undefined;
}
