/**
 * Prints what the embedded store costs: `node --import ./test/support/ts-hook.cjs bench/store.ts [documents]`.
 * "server" is the CPU of the server alone, fed with messages; the rest goes through the driver in
 * the same process, as in the product.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startEmbeddedStore } from '../src/embedded/store/index.js';
import { quietLogger } from '../test/support/mongo/quiet-logger.js';
import { measureDriver } from './store/driver-cost.js';
import { makeDocument, type BenchDocument } from './store/documents.js';
import { measureServer } from './store/server-cost.js';

const count = Number(process.argv[2] ?? 100_000);
const parallel = 16;
const dir = mkdtempSync(join(tmpdir(), 'pasti-bench-'));
const options = { dir, socketPath: join(dir, 's.sock'), logger: quietLogger };

/** Runs `operations` in several lanes and prints rate and CPU of one. */
async function measure(
  name: string,
  operations: number,
  run: (index: number) => Promise<unknown>,
): Promise<void> {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < operations) await run(next++);
  };
  await Promise.all(Array.from({ length: parallel }, lane));
  const seconds = (performance.now() - startedAt) / 1000;
  const used = process.cpuUsage(cpu);
  const each = (used.user + used.system) / operations;
  console.log(
    `${name.padEnd(44)}${Math.round(operations / seconds)
      .toString()
      .padStart(8)}/s ${each.toFixed(1).padStart(8)} us CPU`,
  );
}

async function fill(uri: string): Promise<void> {
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  const documents = client.db().collection<BenchDocument>('documents');
  for (const field of ['outboxAt', 'participantId'])
    await documents.createIndex({ [field]: 1 }, {}, {});
  await documents.createIndex({ status: 1, dueAt: 1 }, {}, {});
  const startedAt = performance.now();
  for (let at = 0; at < count; at += 1000) {
    await documents.insertMany(
      Array.from({ length: Math.min(1000, count - at) }, (_, i) => makeDocument(at + i)),
    );
  }
  console.log(`${count} documents inserted in ${Math.round(performance.now() - startedAt)} ms`);
  await client.close();
}

async function throughDriver(uri: string): Promise<void> {
  const client = await new mongoose.mongo.MongoClient(uri, { maxPoolSize: parallel }).connect();
  const documents = client.db().collection<BenchDocument>('documents');
  const at = (index: number): string => `contact:${index % count}`;
  const { state } = makeDocument(0);
  for (const round of [0, 1]) {
    const operations = Math.min(20_000, count);
    await measure('updateOne {_id, rev}', operations, (i) =>
      documents.updateOne(
        { _id: at(i), rev: round },
        {
          $set: { state, outboxAt: new Date(), [`outbox.${i}`]: { n: i } },
          $unset: { old: '' },
          $inc: { rev: 1 },
        },
      ),
    );
  }
  await measure('findOne {_id}', 20_000, (i) => documents.findOne({ _id: at(i * 7) }));
  await measure('insertOne', 10_000, (i) => documents.insertOne(makeDocument(count + i)));
  await measure('findOne {participantId}', 10_000, (i) =>
    documents.findOne({ participantId: `p${(i * 13) % count}` }),
  );
  await measure('find {outboxAt <= now} sort limit 100', 500, () =>
    documents
      .find({ outboxAt: { $lte: new Date() } }, { projection: { _id: 1 } })
      .sort({ outboxAt: 1 })
      .limit(100)
      .toArray(),
  );
  await measure('find {status, dueAt <= t} sort limit 100', 500, () =>
    documents
      .find({ status: 'due', dueAt: { $lte: new Date(5e11) } })
      .sort({ dueAt: 1 })
      .limit(100)
      .toArray(),
  );
  await client.close();
}

await measureServer();
await measureDriver(measure);
let store = await startEmbeddedStore(options);
await fill(store.uri);
await throughDriver(store.uri);
await store.stop();
const startedAt = performance.now();
store = await startEmbeddedStore(options);
console.log(`started again with its data in ${Math.round(performance.now() - startedAt)} ms`);
await store.stop();
rmSync(dir, { recursive: true });
