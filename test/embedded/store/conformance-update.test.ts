import { describe, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { updated } from '../../support/mongo/updated.js';
import { failure, useMongo } from '../../support/mongo/use-mongo.js';

const { Double, Long } = mongo;
const fixture = useMongo();

/** The type that the field `n` has after an update. */
async function typed(n: unknown, update: mongo.Document): Promise<string> {
  await fixture.items.deleteMany({});
  await fixture.items.insertOne({ _id: 1, n });
  await fixture.items.updateOne({ _id: 1 }, update);
  const found = await fixture.items.findOne({ _id: 1 }, { promoteValues: false });
  return mongo.BSON.EJSON.stringify(found?.n, { relaxed: false });
}

describe('fields', () => {
  test('$set and $unset, nested', async () => {
    expect(await updated(fixture, { a: 1 }, { $set: { b: 2, 'c.d.e': 3 } })).toEqual({
      a: 1,
      b: 2,
      c: { d: { e: 3 } },
    });
    expect(
      await updated(
        fixture,
        { a: { x: 1, y: 2 }, b: 1 },
        { $unset: { 'a.x': '', b: '', 'no.such': '' } },
      ),
    ).toEqual({ a: { y: 2 } });
    expect(await updated(fixture, { list: [1, 2, 3] }, { $unset: { 'list.1': '' } })).toEqual({
      list: [1, null, 3],
    });
    expect(await updated(fixture, { list: [1] }, { $set: { 'list.3': 9 } })).toEqual({
      list: [1, null, null, 9],
    });
  });

  test('keep their place; new ones go behind', async () => {
    const result = await updated(
      fixture,
      { b: 1, a: 1 },
      { $set: { z: 1, b: { big: [1, 2, 3] }, c: 1 } },
    );
    expect(Object.keys(result as object)).toEqual(['b', 'a', 'c', 'z']);
  });

  test('$min, $max, $mul, $rename', async () => {
    expect(await updated(fixture, { a: 5, b: 5 }, { $min: { a: 3, b: 7, c: 1 } })).toEqual({
      a: 3,
      b: 5,
      c: 1,
    });
    expect(
      await updated(fixture, { a: 5, d: new Date(5) }, { $max: { a: 9, d: new Date(3) } }),
    ).toEqual({
      a: 9,
      d: new Date(5),
    });
    expect(await updated(fixture, { a: 5 }, { $mul: { a: 3, b: 2 } })).toEqual({ a: 15, b: 0 });
    expect(await updated(fixture, { a: 5, b: 1 }, { $rename: { a: 'n.x', gone: 'y' } })).toEqual({
      b: 1,
      n: { x: 5 },
    });
    expect(await updated(fixture, { a: 1, b: 2 }, { $rename: { a: 'b' } })).toEqual({ b: 1 });
  });

  test('$currentDate and $bit', async () => {
    const before = Date.now();
    const { at } = (await updated(fixture, {}, { $currentDate: { at: true } })) as { at: Date };
    expect(Math.abs(at.getTime() - before)).toBeLessThan(60_000);
    expect(await updated(fixture, { flags: 13 }, { $bit: { flags: { and: 10 } } })).toEqual({
      flags: 8,
    });
  });

  test('$inc keeps the type of numbers', async () => {
    expect(await typed(1, { $inc: { n: 2 } })).toBe('{"$numberInt":"3"}');
    expect(await typed(2147483647, { $inc: { n: 1 } })).toBe('{"$numberLong":"2147483648"}');
    expect(await typed(Long.fromNumber(1), { $inc: { n: 2 } })).toBe('{"$numberLong":"3"}');
    expect(await typed(new Double(1), { $inc: { n: 2 } })).toBe('{"$numberDouble":"3.0"}');
    expect(await typed(1, { $inc: { n: 0.5 } })).toBe('{"$numberDouble":"1.5"}');
    expect(await typed(new Double(1.5), { $inc: { n: 0.5 } })).toBe('{"$numberDouble":"2.0"}');
    expect(await typed(3, { $mul: { n: Long.fromNumber(2) } })).toBe('{"$numberLong":"6"}');
    expect(await typed(3, { $set: { other: 1 } })).toBe('{"$numberInt":"3"}');
  });
});

describe('errors', () => {
  const code = async (
    document: mongo.Document,
    update: mongo.Document,
    options = {},
  ): Promise<unknown> => (await failure(updated(fixture, document, update, options))).code;

  test('carry the codes of MongoDB', async () => {
    expect(await code({}, { $set: { a: 1, 'a.b': 2 } })).toBe(40);
    expect(await code({}, { $set: { a: 1 }, $inc: { a: 1 } })).toBe(40);
    expect(await code({}, { $set: { _id: 2 } })).toBe(66);
    expect(await code({}, { $foo: { a: 1 } })).toBe(9);
    expect(await code({ s: 'x' }, { $inc: { s: 1 } })).toBe(14);
    expect(await code({}, { $inc: { s: 'x' } })).toBe(14);
    expect(await code({ a: 5 }, { $set: { 'a.b': 1 } })).toBe(28);
    expect(await code({ a: 5 }, { $push: { a: 1 } })).toBe(2);
    expect(await code({ a: 5 }, { $pop: { a: 3 } })).toBe(9);
    expect(await code({ l: [1] }, { $set: { 'l.$': 1 } })).toBe(2);
    expect(await code({ l: [1] }, { $set: { 'l.$[e]': 1 } })).toBe(2);
    expect(await code({ l: [1] }, { $set: { l: 1 } }, { arrayFilters: [{ e: 1 }] })).toBe(9);
  });

  test('leave the document alone', async () => {
    await failure(updated(fixture, { a: 1, s: 'x' }, { $set: { a: 2 }, $inc: { s: 1 } }));
    expect(await fixture.items.findOne({ _id: 1 })).toEqual({ _id: 1, a: 1, s: 'x' });
    const replaced = failure(fixture.items.replaceOne({ _id: 1 }, { _id: 2, a: 1 }));
    expect(await replaced).toMatchObject({ code: 66 });
  });
});
