import { describe, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { failure, useMongo } from '../../support/mongo/use-mongo.js';

const { Binary, Decimal128, Double, Long, ObjectId, Timestamp } = mongo;
const fixture = useMongo();

describe('insert', () => {
  test('keeps values and types as they are', async () => {
    const document = {
      _id: new ObjectId(),
      int: 5,
      double: new Double(5),
      long: Long.fromNumber(5),
      decimal: Decimal128.fromString('1.10'),
      date: new Date(-1),
      binary: new Binary(Buffer.from([0, 1, 255]), 0),
      stamp: new Timestamp({ t: 3, i: 4 }),
      regex: new mongo.BSONRegExp('^a', 'i'),
      text: 'é\u{1F600}\u0000x',
      nothing: null,
      empty: {},
      list: [1, [2], { a: [] }],
      min: new mongo.MinKey(),
      '': 'empty name',
    };
    await fixture.items.insertOne(document);
    const found = await fixture.items.findOne(
      { _id: document._id },
      { promoteValues: false, bsonRegExp: true, raw: false },
    );
    expect(mongo.BSON.EJSON.stringify(found, { relaxed: false })).toBe(
      mongo.BSON.EJSON.stringify(document, { relaxed: false }),
    );
  });

  test('of a second document with an _id fails', async () => {
    await fixture.items.insertOne({ _id: 'a' });
    const error = await failure(fixture.items.insertOne({ _id: 'a' }));
    expect(error).toMatchObject({ code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 'a' } });
    expect(error.message).toContain(
      `E11000 duplicate key error collection: ${fixture.items.namespace} index: _id_ dup key:`,
    );
  });

  test('takes ids of different types, and documents', async () => {
    const ids = fixture.db.collection<{ _id: unknown }>('items');
    await ids.insertMany([{ _id: 1 }, { _id: '1' }, { _id: { a: 1 } }, { _id: { a: 2 } }]);
    expect(await ids.findOne({ _id: { a: 2 } })).toEqual({ _id: { a: 2 } });
    expect(await failure(ids.insertOne({ _id: Long.fromNumber(1) }))).toMatchObject({
      code: 11000,
    });
    expect(await failure(ids.insertOne({ _id: [1] }))).toMatchObject({ code: expect.any(Number) });
  });
});

describe('many writes', () => {
  test('in order stop at the first error', async () => {
    const error = await failure(
      fixture.items.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 1 }, { _id: 3 }]),
    );
    expect(error).toBeInstanceOf(mongo.MongoBulkWriteError);
    expect(error).toMatchObject({
      code: 11000,
      writeErrors: [{ index: 2, code: 11000 }],
      result: { insertedCount: 2 },
    });
    expect(await fixture.items.countDocuments()).toBe(2);
  });

  test('out of order go on', async () => {
    const error = await failure(
      fixture.items.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }, { _id: 2 }, { _id: 3 }], {
        ordered: false,
      }),
    );
    expect(error).toMatchObject({
      writeErrors: [{ index: 1 }, { index: 3 }],
      result: { insertedCount: 3 },
    });
    expect(await fixture.items.countDocuments()).toBe(3);
  });

  test('of different kinds', async () => {
    await fixture.items.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ]);
    const result = await fixture.items.bulkWrite([
      { insertOne: { document: { _id: 3, n: 3 } } },
      { updateOne: { filter: { _id: 1 }, update: { $inc: { n: 10 } } } },
      { updateMany: { filter: {}, update: { $set: { seen: true } } } },
      { updateOne: { filter: { _id: 9 }, update: { $set: { n: 9 } }, upsert: true } },
      { replaceOne: { filter: { _id: 2 }, replacement: { only: 1 } } },
      { deleteOne: { filter: { n: 3 } } },
    ]);
    expect(result).toMatchObject({
      insertedCount: 1,
      matchedCount: 5,
      modifiedCount: 5,
      upsertedCount: 1,
      deletedCount: 1,
    });
    expect(result.upsertedIds).toEqual({ 3: 9 });
    expect(await fixture.items.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 11, seen: true },
      { _id: 2, only: 1 },
      { _id: 9, n: 9 },
    ]);
  });

  test('errors of updates come by their index', async () => {
    await fixture.items.insertMany([
      { _id: 1, s: 'x' },
      { _id: 2, n: 1 },
    ]);
    const error = await failure(
      fixture.items.bulkWrite(
        [
          { updateOne: { filter: { _id: 1 }, update: { $inc: { s: 1 } } } },
          { updateOne: { filter: { _id: 2 }, update: { $inc: { n: 1 } } } },
        ],
        { ordered: false },
      ),
    );
    expect(error).toMatchObject({
      writeErrors: [{ index: 0, code: 14 }],
      result: { modifiedCount: 1 },
    });
  });
});

describe('delete', () => {
  test('one or many', async () => {
    await fixture.items.insertMany([1, 2, 3, 4].map((_id) => ({ _id, odd: _id % 2 === 1 })));
    expect(await fixture.items.deleteOne({ odd: true })).toMatchObject({ deletedCount: 1 });
    expect(await fixture.items.deleteMany({ odd: false })).toMatchObject({ deletedCount: 2 });
    expect(await fixture.items.deleteOne({ _id: 77 })).toMatchObject({ deletedCount: 0 });
    expect(await fixture.items.countDocuments()).toBe(1);
  });
});

describe('findAndModify', () => {
  test('returns the document before or after', async () => {
    await fixture.items.insertOne({ _id: 1, n: 1 });
    expect(await fixture.items.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } })).toEqual({
      _id: 1,
      n: 1,
    });
    const after = await fixture.items.findOneAndUpdate(
      { _id: 1 },
      { $inc: { n: 1 } },
      { returnDocument: 'after', projection: { n: 1, _id: 0 } },
    );
    expect(after).toEqual({ n: 3 });
    expect(await fixture.items.findOneAndUpdate({ _id: 5 }, { $inc: { n: 1 } })).toBeNull();
  });

  test('takes the first in an order', async () => {
    await fixture.items.insertMany([
      { _id: 1, at: 3 },
      { _id: 2, at: 1 },
      { _id: 3, at: 2 },
    ]);
    expect(await fixture.items.findOneAndDelete({}, { sort: { at: 1 } })).toEqual({
      _id: 2,
      at: 1,
    });
    expect(
      await fixture.items.findOneAndReplace(
        {},
        { new: 1 },
        { sort: { at: -1 }, returnDocument: 'after' },
      ),
    ).toEqual({ _id: 1, new: 1 });
  });

  test('inserts if told', async () => {
    const result = await fixture.items.findOneAndUpdate(
      { _id: 'k', kind: 'a' },
      { $set: { n: 1 }, $setOnInsert: { fresh: true } },
      { upsert: true, returnDocument: 'after', includeResultMetadata: true },
    );
    expect(result.value).toEqual({ _id: 'k', kind: 'a', n: 1, fresh: true });
    expect(result.lastErrorObject).toMatchObject({ updatedExisting: false, upserted: 'k', n: 1 });
    const before = await fixture.items.findOneAndUpdate(
      { _id: 'z' },
      { $set: { n: 1 } },
      { upsert: true },
    );
    expect(before).toBeNull();
  });
});
