import { StoreError } from '../errors.js';
import { runPipeline } from '../aggregate/pipeline.js';
import { asCount, asDocument, type Command, type Reply } from './context.js';
import { checkFields } from './fields.js';

const fields = ['pipeline', 'cursor', 'allowDiskUse', 'bypassDocumentValidation', 'hint'];

export function aggregate(command: Command): Reply {
  const { body, database, state } = command;
  checkFields(body, 'aggregate', fields);
  if (body.aggregate === 1) {
    // A pipeline on a database serves statistics and change streams only.
    throw new StoreError(
      'InvalidNamespace',
      'Aggregation without a collection is not supported by the embedded store',
    );
  }
  if (body.cursor === undefined) {
    throw new StoreError(
      'FailedToParse',
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  }
  const { batchSize } = asDocument(body.cursor, 'aggregate.cursor');
  const collection = state.catalog.find(database, command.collectionName);
  const documents = runPipeline(collection, body.pipeline, (name) =>
    state.catalog.find(database, name),
  );
  const size =
    batchSize === undefined ? undefined : asCount(batchSize, 'aggregate.cursor.batchSize', 0);
  const { batch, id } = state.cursors.start(documents, command.namespace, size, false);
  return { cursor: { key: 'firstBatch', batch, id, namespace: command.namespace } };
}
