import { type Document, type Value } from '../bson/value.js';
import type { Transaction } from '../collection/transaction.js';
import { StoreError } from '../errors.js';
import { findRecords } from '../query/find.js';
import { maxDocumentBytes } from '../update/apply.js';
import { decodeStatement } from '../update/decode.js';
import { withId } from '../update/upsert.js';
import { asCount, asDocument, type Command } from './context.js';
import { checkFields } from './fields.js';
import { runUpdate } from './update-statement.js';

/** Runs the statements of a write in order; an ordered one ends at the first error. */
function runStatements<T>(
  command: Command,
  statements: T[],
  run: (statement: T, index: number) => void,
): Value[] {
  const errors: Value[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      errors.push({ index, code: error.code, ...error.details, errmsg: error.message });
      if (command.body.ordered !== false) break;
    }
  }
  return errors;
}

function withErrors(reply: Document, errors: Value[]): Document {
  return errors.length > 0 ? { ...reply, writeErrors: errors } : reply;
}

export function insert(command: Command): Document {
  checkFields(command.body, 'insert', ['documents', 'ordered', 'bypassDocumentValidation']);
  const documents = command.encodedDocuments('documents');
  let n = 0;
  const errors = command.change((transaction) => {
    const collection = transaction.collection(command.database, command.collectionName);
    return runStatements(command, documents, (bytes) => {
      if (bytes.length > maxDocumentBytes) {
        throw new StoreError(
          'BSONObjectTooLarge',
          `object to insert too large. size in bytes: ${bytes.length}, max size: ${maxDocumentBytes}`,
        );
      }
      // A copy: the message would be kept whole for one document in it.
      transaction.insert(collection, own(withId(bytes), bytes));
      n += 1;
    });
  });
  return withErrors({ n }, errors);
}

function own(bytes: Buffer, source: Buffer): Buffer {
  if (bytes !== source) return bytes;
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

const updateFields = ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'sort', 'c'];

export function update(command: Command): Document {
  checkFields(command.body, 'update', ['updates', 'ordered', 'bypassDocumentValidation']);
  const statements = command.encodedDocuments('updates').map(decodeStatement);
  const total = { n: 0, nModified: 0 };
  const upserted: Value[] = [];
  const errors = command.change((transaction) =>
    runStatements(command, statements, (statement, index) => {
      checkFields(statement, 'updates', updateFields);
      if (statement.sort !== undefined && statement.multi === true) {
        throw new StoreError('FailedToParse', 'Cannot specify sort with multi=true');
      }
      const result = runUpdate(transaction, {
        database: command.database,
        name: command.collectionName,
        filter: asDocument(statement.q, 'updates.q'),
        update: statement.u,
        arrayFilters: statement.arrayFilters,
        sort: statement.sort,
        multi: statement.multi === true,
        upsert: statement.upsert === true,
      });
      total.n += result.matched + (result.upserted ? 1 : 0);
      total.nModified += result.modified;
      if (result.upserted) upserted.push({ index, _id: result.upserted.id });
    }),
  );
  const reply: Document = { n: total.n, nModified: total.nModified };
  if (upserted.length > 0) reply.upserted = upserted;
  return withErrors(reply, errors);
}

export function remove(command: Command): Document {
  checkFields(command.body, 'delete', ['deletes', 'ordered']);
  const statements = command.documents('deletes');
  let n = 0;
  const errors = command.change((transaction) =>
    runStatements(command, statements, (statement) => {
      checkFields(statement, 'deletes', ['q', 'limit', 'hint']);
      n += removeMatches(transaction, command, statement);
    }),
  );
  return withErrors({ n }, errors);
}

function removeMatches(transaction: Transaction, command: Command, statement: Document): number {
  const limit = asCount(statement.limit, 'deletes.limit', 0);
  if (limit > 1)
    throw new StoreError(
      'FailedToParse',
      `The limit field in delete objects must be 0 or 1. Got ${limit}`,
    );
  const filter = asDocument(statement.q, 'deletes.q');
  const collection = transaction.catalog.find(command.database, command.collectionName);
  if (!collection) return 0;
  const records = findRecords(collection, filter, { limit });
  for (const record of records) transaction.remove(collection, record);
  return records.length;
}
