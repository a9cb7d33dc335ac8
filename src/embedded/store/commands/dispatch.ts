import type { Logger } from '../../../ports/logger.js';
import { BsonType } from '../bson/raw.js';
import type { BsonWriter } from '../bson/encode.js';
import { type Document, Double, isDocument } from '../bson/value.js';
import { refuse, StoreError } from '../errors.js';
import { encodeReply, type Request } from '../wire/message.js';
import { aggregate } from './aggregate.js';
import { Command, type CursorReply, type Reply, type ServerState } from './context.js';
import { getMore, killCursors } from './cursor-commands.js';
import { findAndModify } from './find-and-modify.js';
import { count, distinct, find } from './read.js';
import * as schema from './schema.js';
import * as info from './server-info.js';
import { insert, remove, update } from './write.js';

/** Every command that there is. */
const handlers = new Map<string, (command: Command) => Reply>([
  ['hello', info.hello],
  ['isMaster', info.hello],
  ['ismaster', info.hello],
  ['ping', info.nothing],
  ['buildInfo', info.buildInfo],
  ['buildinfo', info.buildInfo],
  ['getParameter', info.getParameter],
  ['connectionStatus', info.connectionStatus],
  ['serverStatus', info.serverStatus],
  ['hostInfo', info.hostInfo],
  ['endSessions', info.nothing],
  ['insert', insert],
  ['update', update],
  ['delete', remove],
  ['find', find],
  ['getMore', getMore],
  ['killCursors', killCursors],
  ['findAndModify', findAndModify],
  ['findandmodify', findAndModify],
  ['aggregate', aggregate],
  ['count', count],
  ['distinct', distinct],
  ['create', schema.create],
  ['drop', schema.drop],
  ['dropDatabase', schema.dropDatabase],
  ['createIndexes', schema.createIndexes],
  ['listIndexes', schema.listIndexes],
  ['dropIndexes', schema.dropIndexes],
  ['listCollections', schema.listCollections],
  ['listDatabases', schema.listDatabases],
]);

/** Runs one request to its end and encodes the answer. Never throws for what a client asks. */
export function answerRequest(
  state: ServerState,
  request: Request,
  logger: Logger,
): Buffer | undefined {
  let reply: Reply;
  try {
    reply = run(state, request);
  } catch (error) {
    reply = describe(error, logger);
  }
  return request.silent
    ? undefined
    : encodeReply(request, (writer) => {
        writeReply(writer, reply);
      });
}

function run(state: ServerState, request: Request): Reply {
  const name = Object.keys(request.body)[0] ?? '';
  if (
    'txnNumber' in request.body ||
    'startTransaction' in request.body ||
    'autocommit' in request.body
  ) {
    throw new StoreError(
      'IllegalOperation',
      'Transaction numbers are only allowed on a replica set member or mongos',
    );
  }
  const level = isDocument(request.body.readConcern) ? request.body.readConcern.level : undefined;
  if (level === 'snapshot' || level === 'linearizable') refuse(`The read concern '${level}'`);
  const handler = handlers.get(name);
  if (!handler) throw new StoreError('CommandNotFound', `no such command: '${name}'`);
  return handler(new Command(state, request, name));
}

function describe(error: unknown, logger: Logger): Document {
  if (error instanceof StoreError) {
    return {
      ...error.details,
      ok: new Double(0),
      errmsg: error.message,
      code: error.code,
      codeName: error.codeName,
    };
  }
  logger.error({ err: error }, 'A command of the embedded store failed');
  const message = error instanceof Error ? error.message : String(error);
  return { ok: new Double(0), errmsg: message, code: 8, codeName: 'UnknownError' };
}

function writeReply(writer: BsonWriter, reply: Reply): void {
  if (!isCursorReply(reply)) {
    writer.document('ok' in reply ? reply : { ...reply, ok: new Double(1) });
    return;
  }
  const { key, batch, id, namespace } = reply.cursor;
  const start = writer.open();
  const cursor = writer.openField('cursor', BsonType.object);
  const list = writer.openField(key, BsonType.array);
  for (const [at, document] of batch.entries())
    writer.rawField(String(at), BsonType.object, document);
  writer.close(list);
  writer.field('id', id);
  writer.field('ns', namespace);
  writer.close(cursor);
  writer.field('ok', new Double(1));
  writer.close(start);
}

function isCursorReply(reply: Reply): reply is CursorReply {
  const { cursor } = reply;
  return typeof cursor === 'object' && cursor !== null && 'batch' in cursor;
}
