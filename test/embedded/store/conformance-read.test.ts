import { describe, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { failure, useMongo } from '../../support/mongo/use-mongo.js';

const { Double, Long, ObjectId } = mongo;
const fixture = useMongo();

async function ids(cursor: mongo.FindCursor): Promise<unknown[]> {
  return (await cursor.toArray()).map((document: mongo.Document) => document._id as unknown);
}

describe('sorting', () => {
  test('follows the order of types', async () => {
    const values = [new Date(1), true, new ObjectId(), [], { a: 1 }, 'a', 1, null];
    await fixture.items.insertMany(values.map((v, _id) => ({ _id, v })));
    // An empty array sorts before null.
    expect(await ids(fixture.items.find().sort({ v: 1 }))).toEqual([3, 7, 6, 5, 4, 2, 1, 0]);
    expect(await ids(fixture.items.find().sort({ v: -1 }))).toEqual([0, 1, 2, 4, 5, 6, 7, 3]);
  });

  test('compares numbers of different types', async () => {
    const values = [
      Long.fromString('5'),
      4.5,
      new Double(6),
      -1,
      Long.fromString('9007199254740993'),
      9007199254740992,
    ];
    await fixture.items.insertMany(values.map((v, _id) => ({ _id, v })));
    expect(await ids(fixture.items.find().sort({ v: 1 }))).toEqual([3, 1, 0, 2, 5, 4]);
  });

  test('by several fields, in both directions', async () => {
    await fixture.items.insertMany([
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 1, b: 2 },
      { _id: 3, a: 2, b: 1 },
    ]);
    expect(await ids(fixture.items.find().sort({ a: -1, b: 1 }))).toEqual([3, 1, 2]);
    expect(await ids(fixture.items.find().sort({ a: 1, b: -1 }))).toEqual([2, 1, 3]);
  });

  test('of arrays goes by the least element, or the greatest backwards', async () => {
    await fixture.items.insertMany([
      { _id: 1, v: [1, 10] },
      { _id: 2, v: [2, 5] },
      { _id: 3, v: 3 },
    ]);
    expect(await ids(fixture.items.find().sort({ v: 1 }))).toEqual([1, 2, 3]);
    expect(await ids(fixture.items.find().sort({ v: -1 }))).toEqual([1, 2, 3]);
  });

  test('with skip and limit', async () => {
    await fixture.items.insertMany([5, 3, 1, 4, 2].map((_id) => ({ _id })));
    expect(await ids(fixture.items.find().sort({ _id: 1 }).skip(1).limit(2))).toEqual([2, 3]);
    expect(await ids(fixture.items.find().sort({ _id: -1 }).skip(4))).toEqual([1]);
    expect(await ids(fixture.items.find().sort({ _id: 1 }).skip(9))).toEqual([]);
  });
});

describe('projection', () => {
  const document = {
    _id: 1,
    a: { x: 1, y: 2 },
    list: [
      { n: 1, m: 1 },
      { n: 2, m: 2 },
    ],
    b: 3,
  };
  const project = async (
    projection: mongo.Document,
    filter: mongo.Document = {},
  ): Promise<unknown> => {
    await fixture.items.deleteMany({});
    await fixture.items.insertOne(document);
    return fixture.items.findOne(filter, { projection });
  };

  test('keeps or drops fields', async () => {
    expect(await project({ b: 1 })).toEqual({ _id: 1, b: 3 });
    expect(await project({ b: 1, _id: 0 })).toEqual({ b: 3 });
    expect(await project({ a: 0, list: 0 })).toEqual({ _id: 1, b: 3 });
    expect(await project({ _id: 1 })).toEqual({ _id: 1 });
    expect(await project({ _id: 0 })).toEqual({ a: document.a, list: document.list, b: 3 });
    expect(await project({ missing: 1 })).toEqual({ _id: 1 });
  });

  test('of nested fields, through arrays', async () => {
    expect(await project({ 'a.x': 1 })).toEqual({ _id: 1, a: { x: 1 } });
    expect(await project({ 'a.x': 0, list: 0 })).toEqual({ _id: 1, a: { y: 2 }, b: 3 });
    expect(await project({ 'list.n': 1 })).toEqual({ _id: 1, list: [{ n: 1 }, { n: 2 }] });
    expect(await project({ a: { y: 1 } })).toEqual({ _id: 1, a: { y: 2 } });
  });

  test('$slice, $elemMatch and the positional operator', async () => {
    expect(await project({ list: { $slice: -1 }, a: 0, b: 0 })).toEqual({
      _id: 1,
      list: [{ n: 2, m: 2 }],
    });
    expect(await project({ list: { $elemMatch: { n: 2 } } })).toEqual({
      _id: 1,
      list: [{ n: 2, m: 2 }],
    });
    expect(await project({ list: { $elemMatch: { n: 5 } } })).toEqual({ _id: 1 });
    expect(await project({ 'list.$': 1 }, { 'list.n': 2 })).toEqual({
      _id: 1,
      list: [{ n: 2, m: 2 }],
    });
  });

  test('can not both keep and drop', async () => {
    expect(await failure(project({ a: 1, b: 0 }))).toMatchObject({ code: 31254 });
    expect(await failure(project({ a: 0, b: 1 }))).toMatchObject({ code: 31253 });
  });
});

describe('cursors', () => {
  test('bring all documents, batch by batch', async () => {
    await fixture.items.insertMany(Array.from({ length: 250 }, (_, _id) => ({ _id })));
    expect(await ids(fixture.items.find().sort({ _id: 1 }))).toHaveLength(250);
    expect(await ids(fixture.items.find().sort({ _id: 1 }).batchSize(7))).toEqual(
      Array.from({ length: 250 }, (_, i) => i),
    );
    expect(await ids(fixture.items.find().batchSize(10).limit(25))).toHaveLength(25);
  });

  test('are gone when they were closed', async () => {
    await fixture.items.insertMany(Array.from({ length: 50 }, (_, _id) => ({ _id })));
    const opened = await fixture.db.command({ find: 'items', batchSize: 2 });
    const { id } = opened.cursor as { id: mongo.Long };
    const more = { getMore: mongo.Long.fromValue(id), collection: 'items', batchSize: 3 };
    const next = await fixture.db.command(more);
    expect((next.cursor as { nextBatch: unknown[] }).nextBatch).toHaveLength(3);
    await fixture.db.command({ killCursors: 'items', cursors: [mongo.Long.fromValue(id)] });
    expect(await failure(fixture.db.command(more))).toMatchObject({
      code: 43,
      codeName: 'CursorNotFound',
    });
  });
});

describe('counting', () => {
  test('documents, and distinct values', async () => {
    await fixture.items.insertMany([
      { _id: 1, v: [1, 2] },
      { _id: 2, v: 2 },
      { _id: 3, v: 'x' },
      { _id: 4 },
    ]);
    expect(await fixture.items.countDocuments()).toBe(4);
    expect(await fixture.items.countDocuments({ v: 2 }, { skip: 1 })).toBe(1);
    expect(await fixture.items.estimatedDocumentCount()).toBe(4);
    expect((await fixture.items.distinct('v')).sort()).toEqual([1, 2, 'x']);
    expect(await fixture.items.distinct('v', { _id: { $gt: 1 } })).toEqual(
      expect.arrayContaining([2, 'x']),
    );
    expect(await fixture.db.collection('nothing').countDocuments()).toBe(0);
  });
});

describe('the server', () => {
  test('says what it is', async () => {
    const hello = await fixture.db.command({ hello: 1 });
    expect(hello).toMatchObject({ ok: 1, maxBsonObjectSize: 16 * 1024 * 1024 });
    expect(hello.maxWireVersion).toBeGreaterThanOrEqual(9);
    expect(await fixture.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
    expect(await fixture.db.command({ buildInfo: 1 })).toHaveProperty('version');
    expect(await failure(fixture.db.command({ fooBar: 1 }))).toMatchObject({
      code: 59,
      codeName: 'CommandNotFound',
    });
    expect(await failure(fixture.db.command({ find: 'items', fooBar: 1 }))).toMatchObject({
      code: 40415,
    });
  });

  test('lists databases and collections', async () => {
    await fixture.items.insertOne({ _id: 1 });
    await fixture.db.createCollection('made');
    const names = (await fixture.db.listCollections().toArray()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['items', 'made']));
    expect(await fixture.db.listCollections({ name: 'made' }).toArray()).toHaveLength(1);
    const { databases } = await fixture.client.db('admin').admin().listDatabases();
    expect(databases.map(({ name }) => name)).toContain(fixture.db.databaseName);
    await fixture.db.dropCollection('made');
    expect(await fixture.db.listCollections({ name: 'made' }).toArray()).toHaveLength(0);
  });
});
