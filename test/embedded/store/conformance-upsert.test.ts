import { describe, expect, test } from '@jest/globals';
import { useMongo } from '../../support/mongo/use-mongo.js';

const fixture = useMongo();

describe('counts', () => {
  test('what matched and what changed', async () => {
    await fixture.items.insertMany([
      { _id: 1, n: 1, d: { a: 1 } },
      { _id: 2, n: 2 },
    ]);
    expect(await fixture.items.updateOne({ _id: 1 }, { $set: { n: 1 } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 0,
    });
    expect(await fixture.items.updateOne({ _id: 1 }, { $set: { d: { a: 1 } } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 0,
    });
    expect(await fixture.items.updateOne({ _id: 1 }, { $unset: { gone: '' } })).toMatchObject({
      modifiedCount: 0,
    });
    expect(await fixture.items.updateMany({}, { $max: { n: 2 } })).toMatchObject({
      matchedCount: 2,
      modifiedCount: 1,
    });
    expect(await fixture.items.updateOne({ _id: 3 }, { $set: { n: 1 } })).toMatchObject({
      matchedCount: 0,
      modifiedCount: 0,
    });
    expect(await fixture.items.replaceOne({ _id: 2 }, { n: 2 })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 0,
    });
  });

  test('a condition on the revision lets one writer win', async () => {
    await fixture.items.insertOne({ _id: 'a', rev: 0, wins: 0 });
    const writers = Array.from({ length: 200 }, async (_, writer) => {
      for (;;) {
        const rev = Number((await fixture.items.findOne({ _id: 'a' }))?.rev);
        if (rev >= 10) return [];
        const { modifiedCount } = await fixture.items.updateOne(
          { _id: 'a', rev },
          { $set: { by: writer }, $inc: { rev: 1, wins: 1 } },
        );
        if (modifiedCount === 1) return [rev];
      }
    });
    const won = (await Promise.all(writers)).flat();
    expect(won.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await fixture.items.findOne({ _id: 'a' })).toMatchObject({ rev: 10, wins: 10 });
  });
});

describe('upsert', () => {
  test('takes equalities of the filter', async () => {
    const result = await fixture.items.updateOne(
      { _id: 'a', kind: 'x', 'in.ner': { $eq: 5 }, n: { $gt: 3 }, $and: [{ also: 1 }] },
      { $set: { v: 1 }, $setOnInsert: { fresh: true } },
      { upsert: true },
    );
    expect(result).toMatchObject({
      matchedCount: 0,
      modifiedCount: 0,
      upsertedCount: 1,
      upsertedId: 'a',
    });
    expect(await fixture.items.findOne({ _id: 'a' })).toEqual({
      _id: 'a',
      kind: 'x',
      in: { ner: 5 },
      also: 1,
      v: 1,
      fresh: true,
    });
    await fixture.items.updateOne(
      { _id: 'a' },
      { $setOnInsert: { fresh: false } },
      { upsert: true },
    );
    expect(await fixture.items.findOne({ _id: 'a' })).toMatchObject({ fresh: true });
  });

  test('makes an id, and replaces', async () => {
    const { upsertedId } = await fixture.items.updateOne(
      { k: 1 },
      { $inc: { n: 2 } },
      { upsert: true },
    );
    expect(await fixture.items.findOne({ k: 1 })).toEqual({ _id: upsertedId, k: 1, n: 2 });
    await fixture.items.replaceOne({ _id: 'r', other: 1 }, { v: 1 }, { upsert: true });
    expect(await fixture.items.findOne({ _id: 'r' })).toEqual({ _id: 'r', v: 1 });
  });

  test('of the same id at once makes one document', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        fixture.items.updateOne({ _id: 'same' }, { $inc: { n: 1 } }, { upsert: true }),
      ),
    );
    const done = results.filter(({ status }) => status === 'fulfilled').length;
    expect(await fixture.items.findOne({ _id: 'same' })).toEqual({ _id: 'same', n: done });
  });
});
