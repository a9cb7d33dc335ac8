import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { connect } from 'node:net';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { type EmbeddedStore, startEmbeddedStore } from '../../../src/embedded/store/index.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { failure } from '../../support/mongo/use-mongo.js';

let dir: string;
let store: EmbeddedStore;
let client: mongo.MongoClient;
let items: mongo.Collection<{ _id: number; [name: string]: unknown }>;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'pasti-'));
  store = await startEmbeddedStore({
    socketPath: join(dir, 'm.sock'),
    port: 0,
    logger: quietLogger,
  });
  client = await new mongo.MongoClient(store.uri).connect();
  items = client.db().collection('items');
  await items.insertOne({ _id: 1, n: 1, d: mongo.Decimal128.fromString('1.5') });
});
afterAll(async () => {
  await client.close();
  await store.stop();
  rmSync(dir, { recursive: true, force: true });
});

const command = (body: mongo.Document): Promise<unknown> => client.db().command(body);
const notImplemented = { code: 238, codeName: 'NotImplemented' };

test('transactions', async () => {
  const body = {
    insert: 'items',
    documents: [{ _id: 9 }],
    lsid: { id: new mongo.UUID() },
    txnNumber: mongo.Long.ONE,
    autocommit: false,
    startTransaction: true,
  };
  const error = {
    code: 20,
    codeName: 'IllegalOperation',
    errmsg: 'Transaction numbers are only allowed on a replica set member or mongos',
  };
  expect(await failure(command(body))).toMatchObject(error);
  const session = client.startSession();
  await expect(
    session.withTransaction(() => items.insertOne({ _id: 9 }, { session })),
  ).rejects.toThrow();
  await session.endSession();
  expect(await items.countDocuments({ _id: 9 })).toBe(0);
});

test('change streams, and stages that write', async () => {
  const watching = items.watch();
  expect(await failure(watching.next())).toMatchObject({ code: 40573 });
  await watching.close();
  for (const stage of [{ $out: 'other' }, { $merge: { into: 'other' } }]) {
    expect(await failure(items.aggregate([stage]).toArray())).toMatchObject(notImplemented);
  }
});

test('kinds and options of indexes', async () => {
  const refused: [mongo.IndexSpecification, mongo.CreateIndexesOptions][] = [
    [{ at: 1 }, { expireAfterSeconds: 5 }],
    [{ at: 1 }, { partialFilterExpression: { a: 1 } }],
    [{ at: 1 }, { collation: { locale: 'id' } }],
    [{ at: 'text' }, {}],
    [{ at: '2dsphere' }, {}],
    [{ at: 'hashed' }, {}],
    [{ '$**': 1 }, {}],
  ];
  for (const [key, options] of refused) {
    expect(await failure(items.createIndex(key, options as mongo.IndexOptions, {}))).toMatchObject(
      notImplemented,
    );
  }
  expect(await items.indexes()).toHaveLength(1);
});

test('operators and options of queries', async () => {
  for (const filter of [
    { $where: 'true' },
    { $text: { $search: 'x' } },
    { $jsonSchema: {} },
    { at: { $near: [0, 0] } },
  ]) {
    expect(await failure(items.find(filter as never).toArray())).toMatchObject(notImplemented);
  }
  expect(await failure(items.find({}, { collation: { locale: 'id' } }).toArray())).toMatchObject(
    notImplemented,
  );
  expect(await failure(items.find({}, { tailable: true }).toArray())).toMatchObject(notImplemented);
  expect(
    await failure(items.find({}, { projection: { x: { $add: ['$n', 1] } } }).toArray()),
  ).toMatchObject(notImplemented);
  expect(await failure(items.find({ n: { $regex: '(?P<a>' } }).toArray())).toMatchObject({
    code: 51091,
  });
});

test('updates it can not do exactly', async () => {
  expect(await failure(items.updateOne({ _id: 1 }, [{ $set: { a: 1 } }]))).toMatchObject({
    code: 238,
  });
  expect(await failure(items.updateOne({ _id: 1 }, { $inc: { d: 1 } } as never))).toMatchObject({
    code: 238,
  });
  expect(
    await failure(items.aggregate([{ $group: { _id: null, s: { $sum: '$d' } } }]).toArray()),
  ).toMatchObject(notImplemented);
});

test('collections with options', async () => {
  expect(
    await failure(client.db().createCollection('c', { capped: true, size: 1000 })),
  ).toMatchObject(notImplemented);
  expect(await failure(client.db().createCollection('c', { validator: { a: 1 } }))).toMatchObject(
    notImplemented,
  );
});

test('commands of other deployments', async () => {
  for (const name of ['replSetGetStatus', 'bulkWrite', 'mapReduce', 'explain', 'saslStart']) {
    expect(await failure(command({ [name]: 1 }))).toMatchObject({
      code: 59,
      codeName: 'CommandNotFound',
    });
  }
});

test('bytes that are no message: the connection is closed, the others go on', async () => {
  const socket = connect(join(dir, 'm.sock'));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'));
  await closed;
  expect(await items.countDocuments({ _id: 1 })).toBe(1);
});

test('addresses it can not listen on', async () => {
  const long = join(dir, `${'x'.repeat(120)}.sock`);
  await expect(startEmbeddedStore({ socketPath: long, logger: quietLogger })).rejects.toThrow(
    /bytes long; systems allow 103/,
  );
  await expect(
    startEmbeddedStore({ socketPath: join(dir, 'm.sock'), logger: quietLogger }),
  ).rejects.toThrow(/Another process listens/);
  await expect(startEmbeddedStore({ logger: quietLogger })).rejects.toThrow(
    /needs a socket path or a port/,
  );
});
