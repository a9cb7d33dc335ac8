import { describe, expect, test } from '@jest/globals';
import { type AnyDocument, failure, useMongo } from '../../support/mongo/use-mongo.js';

const fixture = useMongo();

async function index(key: Record<string, 1 | -1>, options = {}): Promise<string> {
  return fixture.items.createIndex(key, options, {});
}

describe('unique', () => {
  test('refuses a second value, and tells which', async () => {
    await index({ email: 1 }, { unique: true });
    await fixture.items.insertMany([
      { _id: 1, email: 'a' },
      { _id: 2, email: 'b' },
    ]);
    const error = await failure(fixture.items.insertOne({ _id: 3, email: 'a' }));
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { email: 1 },
      keyValue: { email: 'a' },
    });
    expect(error.message).toContain('index: email_1 dup key: { email: "a" }');
    expect(
      await failure(fixture.items.updateOne({ _id: 2 }, { $set: { email: 'a' } })),
    ).toMatchObject({ code: 11000 });
    expect(
      await failure(
        fixture.items.updateOne({ email: 'c' }, { $set: { email: 'b' } }, { upsert: true }),
      ),
    ).toMatchObject({ code: 11000 });
    expect(await fixture.items.findOne({ _id: 2 })).toEqual({ _id: 2, email: 'b' });
    await fixture.items.updateOne({ _id: 2 }, { $set: { email: 'b', more: 1 } });
    await fixture.items.deleteOne({ _id: 1 });
    await fixture.items.insertOne({ _id: 3, email: 'a' });
  });

  test('counts missing as null', async () => {
    await index({ email: 1 }, { unique: true });
    await fixture.items.insertOne({ _id: 1 });
    expect(await failure(fixture.items.insertOne({ _id: 2 }))).toMatchObject({ code: 11000 });
    expect(await failure(fixture.items.insertOne({ _id: 3, email: null }))).toMatchObject({
      code: 11000,
    });
  });

  test('if sparse lets fields be missing', async () => {
    await index({ nik: 1 }, { unique: true, sparse: true });
    await fixture.items.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3, nik: 'x' }]);
    expect(await failure(fixture.items.insertOne({ _id: 4, nik: 'x' }))).toMatchObject({
      code: 11000,
    });
    // Such an index must not hide documents from queries.
    expect(await fixture.items.countDocuments({ nik: null })).toBe(2);
    expect(await fixture.items.countDocuments({ nik: { $exists: false } })).toBe(2);
    expect(await fixture.items.find().sort({ nik: 1 }).toArray()).toHaveLength(3);
  });

  test('over several fields', async () => {
    await index({ kind: 1, subject: 1 }, { unique: true });
    await fixture.items.insertMany([
      { _id: 1, kind: 'a', subject: 1 },
      { _id: 2, kind: 'a', subject: 2 },
      { _id: 3, kind: 'b', subject: 1 },
    ]);
    const error = await failure(fixture.items.insertOne({ _id: 4, kind: 'a', subject: 2 }));
    expect(error).toMatchObject({ code: 11000, keyValue: { kind: 'a', subject: 2 } });
  });

  test('over the elements of arrays', async () => {
    await index({ tags: 1 }, { unique: true });
    await fixture.items.insertOne({ _id: 1, tags: ['a', 'b', 'a'] });
    expect(await failure(fixture.items.insertOne({ _id: 2, tags: ['c', 'b'] }))).toMatchObject({
      code: 11000,
    });
    await fixture.items.updateOne({ _id: 1 }, { $pull: { tags: 'b' } as never });
    await fixture.items.insertOne({ _id: 2, tags: ['c', 'b'] });
  });

  test('can not be made over duplicates', async () => {
    await fixture.items.insertMany([
      { _id: 1, v: 1 },
      { _id: 2, v: 1 },
    ]);
    expect(await failure(index({ v: 1 }, { unique: true }))).toMatchObject({
      code: 11000,
      codeName: 'DuplicateKey',
    });
    expect(await fixture.items.indexes()).toHaveLength(1);
    await index({ v: 1 });
  });

  test('values may change places through an update of many, one after the other', async () => {
    await index({ v: 1 }, { unique: true });
    await fixture.items.insertMany([
      { _id: 1, v: 1 },
      { _id: 2, v: 5 },
    ]);
    await fixture.items.updateMany({}, { $inc: { v: 1 } });
    expect(await fixture.items.distinct('v')).toEqual([2, 6]);
  });
});

describe('definitions', () => {
  test('are listed and dropped', async () => {
    expect(await index({ a: 1, 'b.c': -1 })).toBe('a_1_b.c_-1');
    await index({ d: 1 }, { unique: true, sparse: true, name: 'dee' });
    const listed = await fixture.items.indexes();
    expect(listed).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, 'b.c': -1 }, name: 'a_1_b.c_-1' },
      { v: 2, key: { d: 1 }, name: 'dee', unique: true, sparse: true },
    ]);
    await fixture.items.dropIndex('dee');
    expect(await fixture.items.indexExists('dee')).toBe(false);
    await fixture.items.dropIndexes();
    expect(await fixture.items.indexes()).toHaveLength(1);
  });

  test('can be repeated, not contradicted', async () => {
    await index({ a: 1 });
    await index({ a: 1 });
    try {
      expect(await failure(index({ b: 1 }, { name: 'a_1' }))).toMatchObject({ code: 86 });
      expect(await failure(index({ a: 1 }, { name: 'other' }))).toMatchObject({ code: 85 });
    } finally {
      // A server that took two of one name could not drop the collection for the next test.
      await fixture.items.dropIndex('a_1');
    }
    expect(await failure(fixture.items.dropIndex('nope'))).toMatchObject({
      code: 27,
      codeName: 'IndexNotFound',
    });
    expect(await failure(fixture.items.dropIndex('_id_'))).toMatchObject({ code: 72 });
  });
});

describe('results are the same with and without an index', () => {
  const filters: Record<string, unknown>[] = [
    { a: 1 },
    { a: null },
    { a: { $in: [1, 3, null] } },
    { a: { $gte: 1, $lt: 3 } },
    { a: { $gt: 'a' } },
    { a: 2, b: { $lte: 2 } },
    { a: { $in: [1, 2] }, b: 1 },
    { a: { $ne: 1 } },
    { a: { $lte: new Date(5) } },
    { $or: [{ a: 1 }, { b: 2 }] },
    { $and: [{ a: { $gt: 0 } }, { a: { $lt: 3 } }] },
    { a: { $exists: true }, b: 1 },
    { a: { $elemMatch: { $gt: 1, $lt: 3 } } },
    { 'd.e': 2 },
    { 'd.e': { $gt: 1 } },
    { a: [1, 3] },
    { a: { x: 1 } },
    { _id: { $gt: 20, $lte: 30 } },
    { _id: { $in: [3, 1, 99] } },
  ];
  const sorts: Record<string, 1 | -1>[] = [
    { a: 1, _id: 1 },
    { a: -1, _id: -1 },
    { b: 1, _id: 1 },
    { _id: -1 },
    { 'd.e': 1, _id: 1 },
  ];
  const values = [1, 2, 3, null, 'a', 'b', [1, 3], [], [2, 'b'], new Date(5), { x: 1 }, 2.5, true];

  function documents(): AnyDocument[] {
    return Array.from({ length: 60 }, (_, _id) => {
      const document: AnyDocument = { _id, b: _id % 4 };
      if (_id % 7 !== 0) document.a = values[_id % values.length];
      if (_id % 3 === 0) document.d = _id % 2 === 0 ? { e: _id % 5 } : [{ e: _id % 5 }, { e: 2 }];
      return document;
    });
  }

  async function answers(): Promise<unknown[]> {
    const all: unknown[] = [];
    for (const filter of filters) {
      for (const sort of sorts) {
        const found = await fixture.items
          .find(filter)
          .sort(sort)
          .limit(25)
          .project({ _id: 1 })
          .toArray();
        all.push([filter, sort, found.map(({ _id }) => _id as unknown)]);
      }
    }
    return all;
  }

  test('for every filter and order', async () => {
    await fixture.items.insertMany(documents());
    const before = await answers();
    await index({ a: 1, b: 1 });
    await index({ b: 1 });
    await index({ 'd.e': 1 });
    expect(await answers()).toEqual(before);
    // And after the entries have moved about.
    await fixture.items.updateMany({}, { $set: { a: 77 } });
    for (const document of documents())
      await fixture.items.replaceOne({ _id: document._id }, document);
    expect(await answers()).toEqual(before);
  });
});
