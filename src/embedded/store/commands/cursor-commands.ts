import { type Document, Long, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { asCount, type Command, type Reply } from './context.js';
import { checkFields } from './fields.js';

export function getMore(command: Command): Reply {
  const { body } = command;
  checkFields(body, 'getMore', ['collection', 'batchSize']);
  const { getMore: id, collection } = body;
  if (!(id instanceof Long))
    throw new StoreError('TypeMismatch', "Field 'getMore' must be of type long");
  if (typeof collection !== 'string')
    throw new StoreError('TypeMismatch', "Field 'collection' must be a string");
  const namespace = `${command.database}.${collection}`;
  const next = command.state.cursors.next(
    id,
    namespace,
    asCount(body.batchSize, 'getMore.batchSize', 0),
  );
  return { cursor: { key: 'nextBatch', batch: next.batch, id: next.id, namespace } };
}

export function killCursors(command: Command): Document {
  const { cursors } = command.body;
  if (!Array.isArray(cursors))
    throw new StoreError('TypeMismatch', "Field 'cursors' must be an array");
  const killed: Value[] = [];
  const unknown: Value[] = [];
  for (const id of cursors) {
    (id instanceof Long && command.state.cursors.kill(id) ? killed : unknown).push(id);
  }
  return { cursorsKilled: killed, cursorsNotFound: unknown, cursorsAlive: [], cursorsUnknown: [] };
}
