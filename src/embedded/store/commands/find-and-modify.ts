import { decodeDocument } from '../bson/decode.js';
import type { Document } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { compileFilter } from '../query/compile.js';
import { findRecords } from '../query/find.js';
import { compileProjection } from '../query/projection.js';
import { parseSort } from '../query/sort.js';
import { asDocument, type Command } from './context.js';
import { checkFields } from './fields.js';
import { runUpdate } from './update-statement.js';

const fields = [
  'query',
  'sort',
  'remove',
  'update',
  'new',
  'fields',
  'upsert',
  'bypassDocumentValidation',
  'arrayFilters',
  'hint',
];

/** Takes or changes one document and returns it, before or after. */
export function findAndModify(command: Command): Document {
  const { body } = command;
  checkFields(body, command.name, fields);
  const filter = asDocument(body.query, 'findAndModify.query');
  const project = compileProjection(body.fields, filter);
  const show = (bytes: Buffer | undefined): Document | null =>
    bytes ? decodeDocument(project ? project(bytes) : bytes) : null;
  if (body.remove === true) {
    if (body.update !== undefined || body.new === true || body.upsert === true) {
      throw new StoreError(
        'FailedToParse',
        'Cannot specify both an update or new or upsert and remove=true',
      );
    }
    const removed = takeOne(command, filter);
    return { lastErrorObject: { n: removed ? 1 : 0 }, value: show(removed) };
  }
  if (body.update === undefined) {
    throw new StoreError('FailedToParse', 'Either an update or remove=true must be specified');
  }
  return modifyOne(command, filter, show);
}

function takeOne(command: Command, filter: Document): Buffer | undefined {
  const { body, database, collectionName } = command;
  const sort = parseSort(body.sort);
  compileFilter(filter);
  return command.change((transaction) => {
    const collection = transaction.catalog.find(database, collectionName);
    const [record] = collection ? findRecords(collection, filter, { sort, limit: 1 }) : [];
    if (!collection || !record) return undefined;
    transaction.remove(collection, record);
    return record.bytes;
  });
}

function modifyOne(
  command: Command,
  filter: Document,
  show: (bytes: Buffer | undefined) => Document | null,
): Document {
  const { body, database, collectionName } = command;
  const result = command.change((transaction) =>
    runUpdate(transaction, {
      database,
      name: collectionName,
      filter,
      update: body.update,
      arrayFilters: body.arrayFilters,
      sort: body.sort,
      multi: false,
      upsert: body.upsert === true,
    }),
  );
  const lastErrorObject: Document = {
    n: result.matched + (result.upserted ? 1 : 0),
    updatedExisting: result.matched > 0,
  };
  if (result.upserted) lastErrorObject.upserted = result.upserted.id;
  return { lastErrorObject, value: show(body.new === true ? result.after : result.before) };
}
