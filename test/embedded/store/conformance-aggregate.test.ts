import { beforeEach, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { failure, useMongo } from '../../support/mongo/use-mongo.js';

const fixture = useMongo();
const owner = new mongo.ObjectId();

beforeEach(async () => {
  await fixture.items.insertMany([
    {
      _id: 1,
      kind: 'in',
      amount: 100,
      at: new Date('2026-01-05T20:00:00Z'),
      owner,
      tags: ['a', 'b'],
    },
    { _id: 2, kind: 'in', amount: 250.5, at: new Date('2026-01-20T03:00:00Z'), owner, tags: ['b'] },
    {
      _id: 3,
      kind: 'out',
      amount: 70,
      at: new Date('2026-02-01T03:00:00Z'),
      owner: null,
      tags: [],
    },
    {
      _id: 4,
      kind: 'out',
      amount: mongo.Long.fromNumber(30),
      at: new Date('2026-02-02T03:00:00Z'),
    },
  ]);
});

async function run(pipeline: mongo.Document[]): Promise<mongo.Document[]> {
  return fixture.items.aggregate(pipeline).toArray();
}

test('groups and sums', async () => {
  expect(
    await run([
      {
        $group: {
          _id: '$kind',
          sum: { $sum: '$amount' },
          n: { $sum: 1 },
          most: { $max: '$amount' },
        },
      },
      { $sort: { _id: 1 } },
    ]),
  ).toEqual([
    { _id: 'in', sum: 350.5, n: 2, most: 250.5 },
    { _id: 'out', sum: 100, n: 2, most: 70 },
  ]);
});

test('groups by identifiers, with null for what is missing', async () => {
  const groups = await run([{ $group: { _id: '$owner', ids: { $push: '$_id' } } }]);
  expect(groups).toHaveLength(2);
  expect(groups).toEqual(
    expect.arrayContaining([
      { _id: owner, ids: [1, 2] },
      { _id: null, ids: [3, 4] },
    ]),
  );
});

test('groups by month in a time zone', async () => {
  const month = { $dateToString: { format: '%Y-%m-%d', date: '$at', timezone: 'Asia/Jakarta' } };
  const groups = await run([{ $group: { _id: month, n: { $sum: 1 } } }, { $sort: { _id: 1 } }]);
  expect(groups.map(({ _id }) => _id as string)).toEqual([
    '2026-01-06',
    '2026-01-20',
    '2026-02-01',
    '2026-02-02',
  ]);
});

test('filters, orders, cuts and counts', async () => {
  expect(
    await run([
      { $match: { kind: 'in' } },
      { $sort: { amount: -1 } },
      { $limit: 1 },
      { $project: { amount: 1 } },
    ]),
  ).toEqual([{ _id: 2, amount: 250.5 }]);
  expect(await run([{ $sort: { _id: 1 } }, { $skip: 3 }, { $project: { _id: 1 } }])).toEqual([
    { _id: 4 },
  ]);
  expect(await run([{ $match: { amount: { $gte: 70 } } }, { $count: 'n' }])).toEqual([{ n: 3 }]);
  expect(await run([{ $match: { kind: 'none' } }, { $count: 'n' }])).toEqual([]);
});

test('a limit before an order cuts first', async () => {
  const [first] = await run([
    { $sort: { _id: 1 } },
    { $limit: 2 },
    { $sort: { _id: -1 } },
    { $limit: 1 },
  ]);
  expect(first?._id).toBe(2);
});

test('unwinds and computes', async () => {
  const pipeline = [
    { $unwind: '$tags' },
    { $group: { _id: '$tags', n: { $sum: 1 } } },
    { $sort: { n: -1, _id: 1 } },
  ];
  expect(await run(pipeline)).toEqual([
    { _id: 'b', n: 2 },
    { _id: 'a', n: 1 },
  ]);
  const computed = [
    { $match: { _id: 1 } },
    {
      $set: {
        double: { $multiply: ['$amount', 2] },
        big: { $cond: [{ $gt: ['$amount', 50] }, 'yes', 'no'] },
      },
    },
    { $project: { _id: 0, double: 1, big: 1 } },
  ];
  expect(await run(computed)).toEqual([{ double: 200, big: 'yes' }]);
});

test('matches again behind a stage that computes, by type', async () => {
  const pipeline = [
    { $group: { _id: '$kind', sum: { $sum: '$amount' } } },
    { $match: { sum: { $lt: 200 }, _id: /^o/ } },
  ];
  expect(await run(pipeline)).toEqual([{ _id: 'out', sum: 100 }]);
});

test('looks up in another collection', async () => {
  const people = fixture.db.collection<{ _id: mongo.ObjectId; name: string }>('people');
  await people.insertOne({ _id: owner, name: 'Budi' });
  const pipeline = [
    { $match: { _id: { $in: [1, 3] } } },
    { $sort: { _id: 1 } },
    { $lookup: { from: 'people', localField: 'owner', foreignField: '_id', as: 'people' } },
    { $project: { people: 1 } },
  ];
  expect(await run(pipeline)).toEqual([
    { _id: 1, people: [{ _id: owner, name: 'Budi' }] },
    { _id: 3, people: [] },
  ]);
  await people.drop();
});

test('facets', async () => {
  const pipeline = [
    {
      $facet: {
        count: [{ $count: 'n' }],
        first: [{ $sort: { _id: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }],
      },
    },
  ];
  expect(await run(pipeline)).toEqual([{ count: [{ n: 4 }], first: [{ _id: 4 }] }]);
});

test('comes in batches', async () => {
  await fixture.items.insertMany(Array.from({ length: 300 }, (_, i) => ({ _id: 100 + i })));
  expect(
    await fixture.items.aggregate([{ $sort: { _id: 1 } }], { batchSize: 50 }).toArray(),
  ).toHaveLength(304);
});

test('of nothing is nothing', async () => {
  expect(
    await fixture.db
      .collection('nothing')
      .aggregate([{ $group: { _id: null, n: { $sum: 1 } } }])
      .toArray(),
  ).toEqual([]);
});

test('errors carry their codes', async () => {
  expect(await failure(run([{ $foo: {} }]))).toMatchObject({ code: 40324 });
  expect(await failure(run([{ $group: { n: { $sum: 1 } } }]))).toMatchObject({ code: 15955 });
  expect(await failure(run([{ $group: { _id: null, n: { $foo: 1 } } }]))).toMatchObject({
    code: 15952,
  });
  expect(await failure(run([{ $match: { a: { $foo: 1 } } }]))).toMatchObject({ code: 2 });
  expect(await failure(run([{ $set: { a: { $foo: 1 } } }]))).toMatchObject({ code: 168 });
});
