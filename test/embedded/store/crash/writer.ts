/**
 * Writes through the driver until it is killed, and says on stdout what was acknowledged: `lane n`.
 * Arguments: directory, first number.
 */
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { startEmbeddedStore } from '../../../../src/embedded/store/index.js';
import { quietLogger } from '../../../support/mongo/quiet-logger.js';

const [dir = '', first = '0'] = process.argv.slice(2);
const lanes = 4;

interface Item {
  _id: string;
  lane?: number;
  n?: number;
  at?: number;
  pair?: number;
  a?: number;
  b?: number;
  writes?: number;
  filler?: string;
}

const store = await startEmbeddedStore({
  dir,
  socketPath: join(dir, 's.sock'),
  logger: quietLogger,
  // Small, so that logs and snapshots change while it is killed.
  compactAboveBytes: 100_000,
});
const client = await new mongo.MongoClient(store.uri).connect();
const items = client.db().collection<Item>('items');
await items.createIndex({ lane: 1, n: 1 }, { unique: true, sparse: true }, {});

async function write(lane: number): Promise<void> {
  const filler = 'x'.repeat(500);
  for (let n = Number(first); ; n++) {
    await items.insertOne({ _id: `${lane}:${n}`, lane, n, filler });
    // A pair that one command changes, and a document with two fields that go together.
    await items.updateMany({ pair: lane }, { $set: { at: n, filler } });
    await items.updateOne(
      { _id: `counter:${lane}` },
      { $set: { a: n, b: n }, $inc: { writes: 1 } },
      { upsert: true },
    );
    if (n % 5 === 0) await items.deleteOne({ _id: `${lane}:${n - 2}` });
    process.stdout.write(`${lane} ${n}\n`);
  }
}

for (let lane = 0; lane < lanes; lane++) {
  for (const side of ['left', 'right']) {
    await items.updateOne(
      { _id: `${side}:${lane}` },
      { $setOnInsert: { pair: lane, at: -1 } },
      { upsert: true },
    );
  }
}
await Promise.all(Array.from({ length: lanes }, (_, lane) => write(lane)));
