import { keyOf } from '../bson/key-string.js';
import { type Document, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { compileFilter } from '../query/compile.js';
import { findRecords } from '../query/find.js';
import { collectValues, parsePath } from '../query/path.js';
import { compileProjection } from '../query/projection.js';
import { parseSort } from '../query/sort.js';
import { asCount, asDocument, type Command, type Reply } from './context.js';
import { checkFields } from './fields.js';

const findFields = [
  'filter',
  'sort',
  'projection',
  'hint',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'noCursorTimeout',
  'allowDiskUse',
  'allowPartialResults',
  'oplogReplay',
];

export function find(command: Command): Reply {
  const { body, namespace } = command;
  checkFields(body, 'find', findFields);
  const filter = asDocument(body.filter, 'find.filter');
  const options = {
    sort: parseSort(body.sort),
    skip: asCount(body.skip, 'find.skip', 0),
    limit: asCount(body.limit, 'find.limit', 0),
  };
  const project = compileProjection(body.projection, filter);
  const collection = command.state.catalog.find(command.database, command.collectionName);
  if (!collection) compileFilter(filter);
  let documents = collection
    ? findRecords(collection, filter, options).map((record) => record.bytes)
    : [];
  if (project) documents = documents.map(project);
  const batchSize =
    body.batchSize === undefined ? undefined : asCount(body.batchSize, 'find.batchSize', 0);
  const { batch, id } = command.state.cursors.start(
    documents,
    namespace,
    batchSize,
    body.singleBatch === true,
  );
  return { cursor: { key: 'firstBatch', batch, id, namespace } };
}

export function count(command: Command): Document {
  const { body } = command;
  checkFields(body, 'count', ['query', 'limit', 'skip', 'hint', 'fields']);
  const filter = asDocument(body.query, 'count.query');
  compileFilter(filter);
  const collection = command.state.catalog.find(command.database, command.collectionName);
  if (!collection) return { n: 0 };
  const skip = asCount(body.skip, 'count.skip', 0);
  const limit = asCount(body.limit, 'count.limit', 0);
  const matching =
    Object.keys(filter).length === 0
      ? collection.records.size
      : findRecords(collection, filter).length;
  const rest = Math.max(0, matching - skip);
  return { n: limit > 0 ? Math.min(limit, rest) : rest };
}

export function distinct(command: Command): Document {
  const { body } = command;
  checkFields(body, 'distinct', ['key', 'query', 'hint']);
  if (typeof body.key !== 'string')
    throw new StoreError('TypeMismatch', "BSON field 'distinct.key' must be a string");
  const filter = asDocument(body.query, 'distinct.query');
  compileFilter(filter);
  const path = parsePath(body.key);
  const collection = command.state.catalog.find(command.database, command.collectionName);
  const values = new Map<string, Value>();
  for (const record of collection ? findRecords(collection, filter) : []) {
    for (const value of collectValues(record.bytes, path)) {
      for (const item of Array.isArray(value) ? value : [value]) {
        if (item !== undefined) values.set(keyOf(item), item);
      }
    }
  }
  return { values: [...values.keys()].sort().map((key) => values.get(key)) };
}
