import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeDocument } from '../../../src/embedded/store/bson/decode.js';
import { encodeDocument } from '../../../src/embedded/store/bson/encode.js';
import { keyOf } from '../../../src/embedded/store/bson/key-string.js';
import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  type Value,
} from '../../../src/embedded/store/bson/value.js';
import { SortedIndex } from '../../../src/embedded/store/collection/sorted-index.js';

/** Values in the order in which MongoDB documents that they sort. */
const ordered: Value[] = [
  new MinKey(),
  null,
  NaN,
  -Infinity,
  Decimal128.fromString('-1E+400'),
  -1e300,
  Long.fromString('-9007199254740993'),
  Long.fromString('-9007199254740992'),
  -5.5,
  -1,
  Decimal128.fromString('-0.1'),
  0,
  5e-324,
  Decimal128.fromString('0.1'),
  0.1, // a little more than a tenth
  1,
  1.5,
  Long.fromString('9007199254740992'),
  Long.fromString('9007199254740993'),
  Long.MAX_VALUE,
  1e300,
  Infinity,
  '',
  '\u0000',
  'a',
  'a\u0000',
  'a\u0000b',
  'aa',
  'b',
  'é',
  '\uFF5E',
  '\u{1F600}',
  {},
  { a: 1 },
  { a: 2 },
  { a: 2, b: 1 },
  { b: 1 },
  { a: 'x' },
  [],
  [1],
  [1, 2],
  [2],
  new Binary(new Uint8Array([9])),
  new Binary(new Uint8Array([1, 1])),
  new ObjectId('000000000000000000000001'),
  new ObjectId('ff0000000000000000000000'),
  false,
  true,
  new Date(-1),
  new Date(0),
  new Date(1),
  new Timestamp({ t: 1, i: 2 }),
  new Timestamp({ t: 2, i: 1 }),
  new BSONRegExp('a'),
  new MaxKey(),
];

describe('keys of values', () => {
  test('sort as MongoDB does', () => {
    const keys = ordered.map((value) => keyOf(value));
    expect([...keys].sort()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('are the same for equal numbers of different types', () => {
    for (const same of [
      [1, new Double(1), Long.fromNumber(1), Decimal128.fromString('1.000')],
      [0, new Double(-0), Decimal128.fromString('-0E-10')],
      [Long.fromString('9007199254740993'), Decimal128.fromString('9007199254740993')],
      [null, undefined],
    ]) {
      expect(new Set(same.map((value) => keyOf(value))).size).toBe(1);
    }
  });

  test('none is the beginning of another', () => {
    const keys = ordered.map((value) => keyOf(value));
    for (const key of keys) expect(keys.filter((other) => other.startsWith(key))).toEqual([key]);
  });
});

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.string({ unit: 'binary' }),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array().map((bytes) => new Binary(bytes)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => Long.fromBigInt(value)),
);
const value: fc.Arbitrary<Value> = fc.letrec<{ any: Value }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ maxLength: 3 }).filter((name) => !name.includes('\0')),
      tie('any'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).any;

test('what is encoded reads the same again', () => {
  fc.assert(
    fc.property(value, (v) => {
      const bytes = encodeDocument({ v });
      const again = decodeDocument(bytes);
      expect(keyOf(again.v)).toBe(keyOf(v));
      expect(encodeDocument(again)).toEqual(bytes);
    }),
    { numRuns: 300 },
  );
});

test('a sorted index answers like a sorted list', () => {
  const change = fc.record({ remove: fc.boolean(), key: fc.integer({ min: 0, max: 400 }) });
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 500, maxLength: 2500 }),
      fc.nat(400),
      fc.nat(400),
      (changes, a, b) => {
        const index = new SortedIndex<{ sequence: number; key: string }>();
        let list: { sequence: number; key: string }[] = [];
        for (const [sequence, { remove, key: number }] of changes.entries()) {
          const key = String(number).padStart(3, '0');
          const present = list.find((item) => item.key === key);
          if (remove && present) {
            index.remove(key, present);
            list = list.filter((item) => item !== present);
          } else {
            const item = { sequence, key };
            index.insert(key, item);
            list.push(item);
          }
        }
        list.sort((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : x.sequence - y.sequence));
        const [from = '', to = ''] = [a, b].map((number) => String(number).padStart(3, '0')).sort();
        const expected = list.filter(({ key }) => key >= from && key <= to);
        expect([...index.range(from, to)].map(([, item]) => item)).toEqual(expected);
        expect([...index.range(from, to, true)].map(([, item]) => item)).toEqual(
          expected.reverse(),
        );
        expect(index.size).toBe(list.length);
      },
    ),
    { numRuns: 25 },
  );
});
