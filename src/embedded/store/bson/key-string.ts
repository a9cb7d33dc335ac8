import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  type Document,
  isNumeric,
  ObjectId,
  Timestamp,
  TypeOrder,
  typeOrder,
  type Value,
} from './value.js';
import { numberKey } from './number-key.js';

/**
 * Order and equality of BSON values, as strings: `keyOf(a) < keyOf(b)` exactly if MongoDB sorts a
 * before b, and they are the same exactly if MongoDB calls the values equal (1, 1.0 and Long 1 are).
 * Each character stands for one byte, so engines compare them like memory. No key is the beginning
 * of another, so keys of several fields can be put one behind the other.
 */
export function keyOf(value: Value): string {
  const order = typeOrder(value);
  return String.fromCharCode(order) + payload(order, value);
}

/** Sorts behind every key that begins like the one it is appended to. */
export const afterPrefix = '\uffff';

/** Beginning of the keys of all values that compare with `value`: those of its type. */
export function typePrefix(value: Value): string {
  return String.fromCharCode(typeOrder(value));
}

/** Key of the empty array's absent element in an index, before null. */
export const emptyArrayKey = String.fromCharCode(TypeOrder.undefined);

function payload(order: number, value: Value): string {
  switch (order) {
    case TypeOrder.number:
      return isNumeric(value) ? numberKey(value) : '';
    case TypeOrder.string:
      return textKey(typeof value === 'string' ? value : (value as BSONSymbol).value);
    case TypeOrder.objectId:
      return bytesText((value as ObjectId).id);
    case TypeOrder.date:
      return numberKey((value as Date).getTime());
    case TypeOrder.boolean:
      return value === true ? '\x01' : '\x00';
    case TypeOrder.object:
      return documentKey(value as Document);
    case TypeOrder.array:
      return (value as Value[]).map((item) => keyOf(item)).join('') + '\x00';
    default:
      return exoticPayload(value);
  }
}

function exoticPayload(value: Value): string {
  if (value instanceof Binary) {
    const content = value.buffer.subarray(0, value.position);
    return uint32(content.length) + String.fromCharCode(value.sub_type) + bytesText(content);
  }
  if (value instanceof Timestamp) return uint32(value.t) + uint32(value.i);
  if (value instanceof BSONRegExp) return textKey(value.pattern) + textKey(value.options);
  if (value instanceof Code) return textKey(typeof value.code === 'string' ? value.code : '');
  return '';
}

/** Field by field: type of the value, name, value. */
function documentKey(document: Document): string {
  let key = '';
  for (const name of Object.keys(document)) {
    const value = document[name];
    const order = typeOrder(value);
    key += String.fromCharCode(order) + textKey(name) + payload(order, value);
  }
  return key + '\x00';
}

const plainText = /^[\x01-\x7f]*$/;

/** UTF-8, in which a zero byte is followed by 0xff; ended by two zero bytes. */
function textKey(text: string): string {
  if (plainText.test(text)) return text + '\x00\x00';
  return Buffer.from(text, 'utf8').toString('latin1').replace(/\x00/g, '\x00\xff') + '\x00\x00';
}

function bytesText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function uint32(value: number): string {
  return String.fromCharCode(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}
