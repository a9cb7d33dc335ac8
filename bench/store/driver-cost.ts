import { createServer, type Socket } from 'node:net';
import mongoose from 'mongoose';
import { encodeReply } from '../../src/embedded/store/wire/message.js';
import { serveConnection } from '../../src/embedded/store/wire/connection.js';
import { quietLogger } from '../../test/support/mongo/quiet-logger.js';
import { makeDocument } from './documents.js';

type Measure = (
  name: string,
  operations: number,
  run: (index: number) => Promise<unknown>,
) => Promise<void>;

/** What driver and sockets cost by themselves: a server that says yes to everything. */
export async function measureDriver(measure: Measure): Promise<void> {
  const server = createServer((socket: Socket) => {
    serveConnection(
      socket,
      (request) =>
        encodeReply(request, (writer) => {
          writer.document({
            ok: 1,
            n: 1,
            nModified: 1,
            ismaster: true,
            minWireVersion: 0,
            maxWireVersion: 21,
            maxBsonObjectSize: 1 << 24,
          });
        }),
      quietLogger,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const client = await new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/x`, {
    maxPoolSize: 16,
  }).connect();
  const { state } = makeDocument(0);
  for (let round = 0; round < 2; round++) {
    await measure('driver alone: updateOne, server says yes', 20_000, (i) =>
      client
        .db()
        .collection('c')
        .updateOne({ rev: i }, { $set: { state, outboxAt: new Date() }, $inc: { rev: 1 } }),
    );
  }
  await client.close();
  server.close();
}
