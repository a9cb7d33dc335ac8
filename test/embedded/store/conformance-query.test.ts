import { describe, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { type AnyDocument, useMongo } from '../../support/mongo/use-mongo.js';

const { Binary, Decimal128, Double, Long, ObjectId, Timestamp } = mongo;
const fixture = useMongo();

/** Stores values under `v`, numbered from 0, and returns the numbers of those that match. */
async function matching(values: unknown[], filter: mongo.Filter<AnyDocument>): Promise<number[]> {
  await fixture.items.insertMany(values.map((v, _id) => (v === undefined ? { _id } : { _id, v })));
  const found = await fixture.items.find(filter).sort({ _id: 1 }).toArray();
  return found.map(({ _id }) => Number(_id));
}

describe('equality', () => {
  test('holds over types of numbers', async () => {
    const values = [
      1,
      new Double(1),
      Long.fromNumber(1),
      Decimal128.fromString('1.0'),
      2,
      '1',
      true,
    ];
    expect(await matching(values, { v: 1 })).toEqual([0, 1, 2, 3]);
  });

  test('tells large integers apart', async () => {
    const values = [
      Long.fromString('9007199254740993'),
      Long.fromString('9007199254740992'),
      9007199254740992,
    ];
    expect(await matching(values, { v: Long.fromString('9007199254740993') })).toEqual([0]);
  });

  test('of null matches missing fields', async () => {
    expect(await matching([null, undefined, 0, '', []], { v: null })).toEqual([0, 1]);
  });

  test('of null through a path', async () => {
    expect(await matching([{ a: null }, { a: 1 }, {}, undefined, 5], { 'v.a': null })).toEqual([
      0, 2, 3, 4,
    ]);
  });

  test('of identifiers, dates, binary and timestamps', async () => {
    const id = new ObjectId();
    const date = new Date('2026-03-01T00:00:00.123Z');
    const values = [
      id,
      date,
      new Binary(Buffer.from('abc')),
      new Timestamp({ t: 1, i: 2 }),
      id.toHexString(),
    ];
    for (const [at, value] of values.entries()) {
      expect(await matching(values, { v: value })).toEqual([at]);
      await fixture.items.deleteMany({});
    }
  });

  test('of documents regards the order of fields', async () => {
    const values = [{ a: 1, b: 2 }, { b: 2, a: 1 }, { a: 1 }, {}];
    expect(await matching(values, { v: { a: 1, b: 2 } })).toEqual([0]);
    expect(await fixture.items.countDocuments({ v: {} })).toBe(1);
  });

  test('of arrays: whole, or an element', async () => {
    const values = [[1, 2], [2, 1], [[1, 2]], [1, 2, 3]];
    expect(await matching(values, { v: [1, 2] })).toEqual([0, 2]);
    expect(await fixture.items.countDocuments({ v: 1 })).toBe(3);
  });
});

describe('comparison', () => {
  test('stays within a type', async () => {
    const values = [1, 5, '5', new Date(5), null, true, Long.fromNumber(7), undefined];
    expect(await matching(values, { v: { $gte: 5 } })).toEqual([1, 6]);
    expect(await fixture.items.countDocuments({ v: { $lt: '6' } })).toBe(1);
  });

  test('of dates', async () => {
    const now = Date.now();
    const values = [new Date(now - 1), new Date(now), new Date(now + 1), null, undefined];
    expect(await matching(values, { v: { $lte: new Date(now) } })).toEqual([0, 1]);
  });

  test('with null', async () => {
    expect(await matching([null, undefined, 1], { v: { $gte: null } })).toEqual([0, 1]);
  });

  test('on arrays holds if any element passes each bound', async () => {
    expect(await matching([[1, 10], [5], [20]], { v: { $gt: 4, $lt: 6 } })).toEqual([0, 1]);
  });

  test('of strings goes by code points', async () => {
    expect(
      await matching(['é', 'z', 'Z', '\u{1F600}', '\uFF5E'], { v: { $gt: '\uFF5E' } }),
    ).toEqual([3]);
  });
});

describe('lists and negation', () => {
  test('$in and $nin', async () => {
    const values = [1, 2, 'a', null, undefined, [2, 3]];
    expect(await matching(values, { v: { $in: [2, 'a'] } })).toEqual([1, 2, 5]);
    expect(
      (await fixture.items.find({ v: { $nin: [2, null] } }).toArray()).map(
        ({ _id }) => _id as number,
      ),
    ).toEqual([0, 2]);
    expect(await fixture.items.countDocuments({ v: { $in: [] } })).toBe(0);
  });

  test('$in with regular expressions', async () => {
    expect(await matching(['apple', 'pear', 'plum'], { v: { $in: [/^ap/, 'plum'] } })).toEqual([
      0, 2,
    ]);
  });

  test('$ne is no match of any element, and matches what is missing', async () => {
    expect(await matching([1, 2, [1, 2], undefined, null], { v: { $ne: 1 } })).toEqual([1, 3, 4]);
  });

  test('$not', async () => {
    expect(await matching([1, 10, 'x', undefined], { v: { $not: { $gt: 5 } } })).toEqual([0, 2, 3]);
    expect(await fixture.items.countDocuments({ v: { $not: /x/ } })).toBe(3);
  });

  test('$and, $or, $nor', async () => {
    expect(
      await matching([1, 2, 3, 4], {
        $or: [{ v: 1 }, { $and: [{ v: { $gt: 2 } }, { v: { $lt: 4 } }] }],
      }),
    ).toEqual([0, 2]);
    expect(await fixture.items.countDocuments({ $nor: [{ v: 1 }, { v: 2 }] })).toBe(2);
  });
});

describe('paths', () => {
  test('enter arrays of documents', async () => {
    const values = [[{ a: 1 }, { a: 2 }], { a: 2 }, [{ b: 1 }], [[{ a: 2 }]]];
    expect(await matching(values, { 'v.a': 2 })).toEqual([0, 1]);
  });

  test('take an element by its number', async () => {
    expect(await matching([[{ a: 1 }, { a: 2 }], { 1: { a: 2 } }], { 'v.1.a': 2 })).toEqual([0, 1]);
  });

  test('conditions on an array may hold for different elements, those in $elemMatch not', async () => {
    const values = [
      [
        { a: 1, b: 1 },
        { a: 2, b: 2 },
      ],
      [{ a: 1, b: 2 }],
    ];
    expect(await matching(values, { 'v.a': 1, 'v.b': 2 })).toEqual([0, 1]);
    expect(
      (await fixture.items.find({ v: { $elemMatch: { a: 1, b: 2 } } }).toArray()).map(
        ({ _id }) => _id as number,
      ),
    ).toEqual([1]);
  });
});

describe('other operators', () => {
  test('$elemMatch on values', async () => {
    expect(
      await matching([[1, 10], [5, 20], 5], { v: { $elemMatch: { $gt: 4, $lt: 6 } } }),
    ).toEqual([1]);
  });

  test('$exists', async () => {
    expect(await matching([1, null, undefined], { v: { $exists: true } })).toEqual([0, 1]);
    expect(await fixture.items.countDocuments({ v: { $exists: false } })).toBe(1);
  });

  test('$size and $all', async () => {
    expect(await matching([[1, 2], [1], [], 1, [2, 1, 3]], { v: { $size: 2 } })).toEqual([0]);
    expect(await fixture.items.countDocuments({ v: { $all: [1, 2] } })).toBe(2);
    expect(await fixture.items.countDocuments({ v: { $all: [1] } })).toBe(4);
  });

  test('$type', async () => {
    const values = [1, new Double(1.5), Long.fromNumber(1), 'x', null, new Date(), [], {}, true];
    expect(await matching(values, { v: { $type: 'int' } })).toEqual([0]);
    expect(await fixture.items.countDocuments({ v: { $type: 'number' } })).toBe(3);
    expect(await fixture.items.countDocuments({ v: { $type: [10, 'bool'] } })).toBe(2);
    expect(await fixture.items.countDocuments({ v: { $type: 'array' } })).toBe(1);
  });

  test('$mod', async () => {
    expect(await matching([3, 4, 7, -1, 'x'], { v: { $mod: [4, 3] } })).toEqual([0, 2]);
  });

  test('$regex with options', async () => {
    expect(
      await matching(['Budi', 'budi santoso', 'Siti', 5], {
        v: { $regex: '^budi', $options: 'i' },
      }),
    ).toEqual([0, 1]);
    expect(await fixture.items.countDocuments({ v: /san/ })).toBe(1);
  });

  test('$expr compares fields', async () => {
    await fixture.items.insertMany([
      { _id: 1, used: 5, limit: 4 },
      { _id: 2, used: 1, limit: 4 },
    ]);
    const found = await fixture.items.find({ $expr: { $gt: ['$used', '$limit'] } }).toArray();
    expect(found.map(({ _id }) => _id as number)).toEqual([1]);
  });
});

test('errors of filters carry code and name', async () => {
  await fixture.items.insertOne({ _id: 1 });
  await expect(fixture.items.find({ v: { $foo: 1 } }).toArray()).rejects.toMatchObject({
    code: 2,
    codeName: 'BadValue',
  });
  await expect(fixture.items.find({ $foo: [] }).toArray()).rejects.toMatchObject({
    code: 2,
    codeName: 'BadValue',
  });
  await expect(fixture.items.find({ v: { $in: 5 } } as never).toArray()).rejects.toMatchObject({
    code: 2,
  });
  await expect(fixture.items.find({ $or: [] }).toArray()).rejects.toMatchObject({ code: 2 });
});
