import { decodeShallow, decodeValue } from '../bson/decode.js';
import { BsonType, listElements } from '../bson/raw.js';
import { type Document, setField } from '../bson/value.js';

/**
 * Reads one statement of an `update`. What `$set` only has to pass on stays encoded: it is most of
 * a large update.
 */
export function decodeStatement(bytes: Buffer): Document {
  const statement: Document = {};
  for (const { name, type, valueStart, end } of listElements(bytes)) {
    const isUpdate = name === 'u' && type === BsonType.object;
    setField(
      statement,
      name,
      isUpdate ? decodeUpdate(bytes, valueStart) : decodeValue(bytes, type, valueStart, end),
    );
  }
  return statement;
}

function decodeUpdate(bytes: Buffer, at: number): Document {
  const update: Document = {};
  for (const { name, type, valueStart, end } of listElements(bytes, at)) {
    const isSet = name === '$set' && type === BsonType.object;
    setField(
      update,
      name,
      isSet ? decodeShallow(bytes, valueStart) : decodeValue(bytes, type, valueStart, end),
    );
  }
  return update;
}
