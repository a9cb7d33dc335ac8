import type { Document } from '../bson/value.js';
import { refuse, StoreError } from '../errors.js';

/** Fields that any command may carry and that change nothing here. */
const generic = new Set([
  '$db',
  'lsid',
  '$clusterTime',
  '$readPreference',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  '$audit',
  '$client',
]);

/** Fields of MongoDB's that would change the answer. */
const refused = new Set([
  'collation',
  'let',
  'min',
  'max',
  'returnKey',
  'showRecordId',
  'tailable',
  'awaitData',
  'encryptionInformation',
]);

/** Refuses fields that a command does not know, and those that are not supported. @throws StoreError */
export function checkFields(body: Document, name: string, known: readonly string[]): void {
  for (const field of Object.keys(body)) {
    if (field === name || generic.has(field) || known.includes(field)) continue;
    const value = body[field];
    if (refused.has(field)) {
      if (value === false || value === undefined || value === null) continue;
      refuse(`The option '${field}'`);
    }
    throw new StoreError(40415, `BSON field '${name}.${field}' is an unknown field.`);
  }
}
