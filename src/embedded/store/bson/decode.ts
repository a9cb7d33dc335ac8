import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  type Document,
  EncodedValue,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  setField,
  Timestamp,
  toDouble,
  type Value,
} from './value.js';
import { BsonType, findElement, listElements, MalformedBson, stringEnd, valueEnd } from './raw.js';

/** Reads the document that starts at `at`. */
export function decodeDocument(bytes: Buffer, at = 0): Document {
  const document: Document = {};
  const end = at + bytes.readInt32LE(at) - 1;
  for (let start = at + 4; start < end;) {
    const type = bytes.readUInt8(start);
    const nameEnd = stringEnd(bytes, start + 1);
    const next = valueEnd(bytes, type, nameEnd + 1);
    setField(
      document,
      bytes.toString('utf8', start + 1, nameEnd),
      decodeValue(bytes, type, nameEnd + 1, next),
    );
    start = next;
  }
  return document;
}

/** As `decodeDocument`, but documents and arrays in it stay encoded. */
export function decodeShallow(bytes: Buffer, at: number): Document {
  const document: Document = {};
  for (const { name, type, valueStart, end } of listElements(bytes, at)) {
    const nested = type === BsonType.object || type === BsonType.array;
    const value = nested
      ? new EncodedValue(type, bytes.subarray(valueStart, end))
      : decodeValue(bytes, type, valueStart, end);
    setField(document, name, value);
  }
  return document;
}

function decodeArray(bytes: Buffer, at: number): Value[] {
  const items: Value[] = [];
  const end = at + bytes.readInt32LE(at) - 1;
  for (let start = at + 4; start < end;) {
    const type = bytes.readUInt8(start);
    const valueStart = stringEnd(bytes, start + 1) + 1;
    const next = valueEnd(bytes, type, valueStart);
    items.push(decodeValue(bytes, type, valueStart, next));
    start = next;
  }
  return items;
}

/** Reads the value of `type` between two offsets. */
export function decodeValue(bytes: Buffer, type: number, at: number, end: number): Value {
  switch (type) {
    case BsonType.int32:
      return bytes.readInt32LE(at);
    case BsonType.double:
      return toDouble(bytes.readDoubleLE(at));
    case BsonType.string:
      return bytes.toString('utf8', at + 4, end - 1);
    case BsonType.object:
      return decodeDocument(bytes, at);
    case BsonType.array:
      return decodeArray(bytes, at);
    case BsonType.boolean:
      return bytes[at] === 1;
    case BsonType.null:
    case BsonType.undefined:
      return null;
    case BsonType.date:
      return new Date(bytes.readInt32LE(at + 4) * 0x1_0000_0000 + bytes.readUInt32LE(at));
    case BsonType.objectId:
      return new ObjectId(Uint8Array.prototype.slice.call(bytes, at, end));
    case BsonType.int64:
      return new Long(bytes.readInt32LE(at), bytes.readInt32LE(at + 4));
    default:
      return decodeExotic(bytes, type, at, end);
  }
}

function decodeExotic(bytes: Buffer, type: number, at: number, end: number): Value {
  switch (type) {
    case BsonType.binary:
      return new Binary(
        Uint8Array.prototype.slice.call(bytes, at + 5, end),
        bytes.readUInt8(at + 4),
      );
    case BsonType.decimal128:
      return new Decimal128(Uint8Array.prototype.slice.call(bytes, at, end));
    case BsonType.timestamp:
      return new Timestamp({ i: bytes.readUInt32LE(at), t: bytes.readUInt32LE(at + 4) });
    case BsonType.regex: {
      const split = stringEnd(bytes, at);
      return new BSONRegExp(
        bytes.toString('utf8', at, split),
        bytes.toString('utf8', split + 1, end - 1),
      );
    }
    case BsonType.symbol:
      return new BSONSymbol(bytes.toString('utf8', at + 4, end - 1));
    case BsonType.code:
      return new Code(bytes.toString('utf8', at + 4, end - 1));
    case BsonType.minKey:
      return new MinKey();
    case BsonType.maxKey:
      return new MaxKey();
    default:
      throw new MalformedBson(`BSON type ${type} is not supported`);
  }
}

/** One top-level field of an encoded document; `name` is UTF-8. */
export function readField(bytes: Buffer, name: Buffer): Value {
  const start = findElement(bytes, name);
  if (start < 0) return undefined;
  const type = bytes.readUInt8(start);
  const at = start + 2 + name.length;
  return decodeValue(bytes, type, at, valueEnd(bytes, type, at));
}
