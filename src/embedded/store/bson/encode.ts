import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  type Document,
  Double,
  EncodedValue,
  isInt32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  type Value,
} from './value.js';
import { BsonType } from './raw.js';

/** Builds BSON in a buffer that grows and is used again. */
export class BsonWriter {
  #bytes = Buffer.allocUnsafeSlow(64 * 1024);
  #at = 0;

  /** A copy of what was written since `reset`. */
  take(): Buffer {
    const copy = Buffer.allocUnsafeSlow(this.#at);
    this.#bytes.copy(copy, 0, 0, this.#at);
    return copy;
  }

  /** What was written since `reset`, not copied: gone with the next use. */
  view(): Buffer {
    return this.#bytes.subarray(0, this.#at);
  }

  /** Gives back memory that one large use has taken. */
  trim(limit: number): void {
    if (this.#bytes.length > limit) this.#bytes = Buffer.allocUnsafeSlow(64 * 1024);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#at++] = value;
  }

  uint32(value: number): void {
    this.#reserve(4);
    this.#at = this.#bytes.writeUInt32LE(value, this.#at);
  }

  get length(): number {
    return this.#at;
  }

  reset(): this {
    this.#at = 0;
    return this;
  }

  /** Whether what was written since `from` is the same as a part of `other`. */
  endsWith(from: number, other: Buffer, start: number, end: number): boolean {
    return (
      end - start === this.#at - from &&
      this.#bytes.compare(other, start, end, from, this.#at) === 0
    );
  }

  /** Opens a document; hand the result to `close`. */
  open(): number {
    this.#reserve(4);
    this.#at += 4;
    return this.#at - 4;
  }

  close(start: number): void {
    this.#reserve(1);
    this.#bytes[this.#at++] = 0;
    this.#bytes.writeInt32LE(this.#at - start, start);
  }

  raw(source: Buffer, start = 0, end = source.length): void {
    this.#reserve(end - start);
    source.copy(this.#bytes, this.#at, start, end);
    this.#at += end - start;
  }

  /** A field whose value is already encoded. */
  rawField(name: string, type: number, source: Buffer): void {
    this.#head(type, name);
    this.raw(source);
  }

  openField(name: string, type: number): number {
    this.#head(type, name);
    return this.open();
  }

  document(document: Document): void {
    const start = this.open();
    for (const name of Object.keys(document)) this.field(name, document[name]);
    this.close(start);
  }

  /** `undefined` is left out. */
  field(name: string, value: Value): void {
    switch (typeof value) {
      case 'undefined':
        return;
      case 'string':
        this.#head(BsonType.string, name);
        this.#string(value);
        return;
      case 'number':
        if (isInt32(value)) {
          this.#head(BsonType.int32, name);
          this.#int32(value);
        } else this.#double(name, value);
        return;
      case 'boolean':
        this.#head(BsonType.boolean, name);
        this.#reserve(1);
        this.#bytes[this.#at++] = value ? 1 : 0;
        return;
      default:
        this.#object(name, value);
    }
  }

  #object(name: string, value: Value): void {
    if (value === null) this.#head(BsonType.null, name);
    else if (Array.isArray(value)) {
      const start = this.openField(name, BsonType.array);
      for (let i = 0; i < value.length; i++) this.field(String(i), value[i] ?? null);
      this.close(start);
    } else if (value instanceof Date) {
      this.#head(BsonType.date, name);
      this.#int64(Long.fromNumber(value.getTime()));
    } else if (value instanceof ObjectId) {
      this.#head(BsonType.objectId, name);
      this.#copy(value.id);
    } else if (Object.getPrototypeOf(value) === Object.prototype) {
      this.#head(BsonType.object, name);
      this.document(value as Document);
    } else if (value instanceof EncodedValue) this.rawField(name, value.type, value.bytes);
    else this.#exotic(name, value);
  }

  #exotic(name: string, value: Value): void {
    if (value instanceof Double) this.#double(name, value.value);
    else if (value instanceof Timestamp) {
      this.#head(BsonType.timestamp, name);
      this.#int64(value);
    } else if (value instanceof Long) {
      this.#head(BsonType.int64, name);
      this.#int64(value);
    } else if (value instanceof Binary) {
      this.#head(BsonType.binary, name);
      this.#int32(value.position);
      this.#copy(Uint8Array.of(value.sub_type));
      this.#copy(value.buffer.subarray(0, value.position));
    } else if (value instanceof Decimal128) {
      this.#head(BsonType.decimal128, name);
      this.#copy(value.bytes);
    } else this.#rare(name, value);
  }

  #rare(name: string, value: Value): void {
    if (value instanceof BSONRegExp) {
      this.#head(BsonType.regex, name);
      this.#cstring(value.pattern);
      this.#cstring(value.options);
    } else if (value instanceof BSONSymbol) {
      this.#head(BsonType.symbol, name);
      this.#string(value.value);
    } else if (value instanceof Code) {
      this.#head(BsonType.code, name);
      this.#string(value.code);
    } else if (value instanceof MinKey) this.#head(BsonType.minKey, name);
    else if (value instanceof MaxKey) this.#head(BsonType.maxKey, name);
    else throw new TypeError(`Field ${name} has a value that BSON can not hold`);
  }

  #head(type: number, name: string): void {
    this.#reserve(1);
    this.#bytes[this.#at++] = type;
    this.#cstring(name);
  }

  #double(name: string, value: number): void {
    this.#head(BsonType.double, name);
    this.#reserve(8);
    this.#at = this.#bytes.writeDoubleLE(value, this.#at);
  }

  #int32(value: number): void {
    this.#reserve(4);
    this.#at = this.#bytes.writeInt32LE(value, this.#at);
  }

  #int64(value: Pick<Long, 'low' | 'high'>): void {
    this.#int32(value.low);
    this.#int32(value.high);
  }

  #string(value: string): void {
    this.#reserve(value.length * 3 + 5);
    const size = this.#text(value, this.#at + 4) - this.#at - 3;
    this.#bytes.writeInt32LE(size, this.#at);
    this.#at += 4 + size;
    this.#bytes[this.#at - 1] = 0;
  }

  #cstring(value: string): void {
    this.#reserve(value.length * 3 + 1);
    this.#at = this.#text(value, this.#at);
    this.#bytes[this.#at++] = 0;
  }

  /** Writes UTF-8, short plain text without a call into the runtime; returns the offset behind it. */
  #text(value: string, at: number): number {
    const { length } = value;
    if (length > 24) return at + this.#bytes.write(value, at, 'utf8');
    for (let i = 0; i < length; i++) {
      const unit = value.charCodeAt(i);
      if (unit > 127) return at + this.#bytes.write(value, at, 'utf8');
      this.#bytes[at + i] = unit;
    }
    return at + length;
  }

  #copy(source: Uint8Array): void {
    this.#reserve(source.length);
    this.#bytes.set(source, this.#at);
    this.#at += source.length;
  }

  #reserve(size: number): void {
    if (this.#at + size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#at + size));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}

const shared = new BsonWriter();

/** The bytes of a document, in a buffer of their own. */
export function encodeDocument(document: Document): Buffer {
  shared.reset().document(document);
  return shared.take();
}
