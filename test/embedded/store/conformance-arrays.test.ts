import { expect, test } from '@jest/globals';
import { updated } from '../../support/mongo/updated.js';
import { useMongo } from '../../support/mongo/use-mongo.js';

const fixture = useMongo();

test('$push with its modifiers', async () => {
  expect(await updated(fixture, {}, { $push: { l: 1 } })).toEqual({ l: [1] });
  expect(await updated(fixture, { l: [1] }, { $push: { l: [2, 3] } })).toEqual({ l: [1, [2, 3]] });
  expect(
    await updated(fixture, { l: [1, 2] }, { $push: { l: { $each: [3, 4], $slice: -3 } } }),
  ).toEqual({
    l: [2, 3, 4],
  });
  expect(
    await updated(fixture, { l: [1, 2] }, { $push: { l: { $each: [9], $position: 1 } } }),
  ).toEqual({
    l: [1, 9, 2],
  });
  expect(
    await updated(fixture, { l: [1, 2] }, { $push: { l: { $each: [9], $position: -1 } } }),
  ).toEqual({
    l: [1, 9, 2],
  });
  expect(await updated(fixture, { l: [3, 1] }, { $push: { l: { $each: [2], $sort: 1 } } })).toEqual(
    {
      l: [1, 2, 3],
    },
  );
  expect(
    await updated(
      fixture,
      { l: [{ a: 1 }] },
      { $push: { l: { $each: [{ a: 3 }, { a: 2 }], $sort: { a: -1 }, $slice: 2 } } },
    ),
  ).toEqual({ l: [{ a: 3 }, { a: 2 }] });
});

test('$addToSet', async () => {
  expect(await updated(fixture, { l: [1, { a: 1 }] }, { $addToSet: { l: { a: 1 } } })).toEqual({
    l: [1, { a: 1 }],
  });
  expect(await updated(fixture, { l: [1] }, { $addToSet: { l: { $each: [1, 2, 2] } } })).toEqual({
    l: [1, 2],
  });
  expect(await updated(fixture, {}, { $addToSet: { l: 1 } })).toEqual({ l: [1] });
});

test('$pull, $pullAll, $pop', async () => {
  expect(await updated(fixture, { l: [1, 2, 1] }, { $pull: { l: 1 } })).toEqual({ l: [2] });
  expect(await updated(fixture, { l: [1, 5, 9] }, { $pull: { l: { $gte: 5 } } })).toEqual({
    l: [1],
  });
  expect(
    await updated(fixture, { l: [{ a: 1, b: 2 }, { a: 2 }] }, { $pull: { l: { a: 1 } } }),
  ).toEqual({
    l: [{ a: 2 }],
  });
  expect(
    await updated(fixture, { l: ['a', 'b', 'c'] }, { $pull: { l: { $in: ['a', 'c'] } } }),
  ).toEqual({
    l: ['b'],
  });
  expect(await updated(fixture, { l: [1, 2, 3] }, { $pullAll: { l: [1, 3] } })).toEqual({ l: [2] });
  expect(await updated(fixture, { l: [1, 2, 3] }, { $pop: { l: 1 } })).toEqual({ l: [1, 2] });
  expect(await updated(fixture, { l: [1, 2, 3] }, { $pop: { l: -1 } })).toEqual({ l: [2, 3] });
});

test('elements by position and by condition', async () => {
  const list = [
    { k: 'a', n: 1 },
    { k: 'b', n: 2 },
  ];
  expect(
    await updated(fixture, { l: list }, { $set: { 'l.$.n': 9 } }, { filter: { 'l.k': 'b' } }),
  ).toEqual({ l: [list[0], { k: 'b', n: 9 }] });
  expect(
    await updated(fixture, { l: [5, 7] }, { $set: { 'l.$': 0 } }, { filter: { l: { $gt: 5 } } }),
  ).toEqual({ l: [5, 0] });
  expect(
    await updated(
      fixture,
      { l: list },
      { $set: { 'l.$.n': 9 } },
      { filter: { l: { $elemMatch: { k: 'b', n: 2 } } } },
    ),
  ).toEqual({ l: [list[0], { k: 'b', n: 9 }] });
  expect(await updated(fixture, { l: list }, { $inc: { 'l.$[].n': 1 } })).toEqual({
    l: [
      { k: 'a', n: 2 },
      { k: 'b', n: 3 },
    ],
  });
  expect(
    await updated(
      fixture,
      { l: list },
      { $inc: { 'l.$[e].n': 5 } },
      { arrayFilters: [{ 'e.n': { $gte: 2 } }] },
    ),
  ).toEqual({ l: [list[0], { k: 'b', n: 7 }] });
  expect(
    await updated(
      fixture,
      { l: [1, 5] },
      { $set: { 'l.$[e]': 0 } },
      { arrayFilters: [{ e: { $gt: 2 } }] },
    ),
  ).toEqual({ l: [1, 0] });
});
