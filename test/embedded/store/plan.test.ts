import { beforeAll, expect, jest, test } from '@jest/globals';
import { encodeDocument } from '../../../src/embedded/store/bson/encode.js';
import type { Document } from '../../../src/embedded/store/bson/value.js';
import { Collection } from '../../../src/embedded/store/collection/collection.js';
import { planQuery } from '../../../src/embedded/store/query/plan.js';
import { parseSort } from '../../../src/embedded/store/query/sort.js';

const collection = new Collection(1, 'db', 'c');

beforeAll(() => {
  for (let _id = 0; _id < 100; _id++) {
    collection.insert(
      encodeDocument({
        _id,
        status: _id % 2 === 0 ? 'due' : 'sent',
        dueAt: new Date(_id),
        participantId: `p${_id}`,
      }),
    );
  }
  for (const fields of [['outboxAt'], ['status', 'dueAt'], ['participantId']]) {
    const key = Object.fromEntries(fields.map((field) => [field, 1]));
    collection.indexes.push(
      collection.buildIndex({
        name: fields.join(),
        key,
        unique: false,
        sparse: fields[0] === 'outboxAt',
      }),
    );
  }
});

/** Which index is used, whether it gives the order, and how many documents are looked at. */
function plan(filter: Document, sort: Document = {}): [string | undefined, boolean, number] {
  const { index, ordered, records } = planQuery(collection, filter, parseSort(sort));
  return [index, ordered, [...records()].length];
}

test('one document by _id', () => {
  expect(plan({ _id: 5, status: 'due' })).toEqual(['_id_', true, 1]);
  expect(plan({ _id: { $in: [1, 2, 500] } })).toEqual(['_id_', false, 2]);
});

test('pages by _id', () => {
  expect(plan({ _id: { $gt: 89 } }, { _id: 1 })).toEqual(['_id_', true, 11]);
  expect(plan({}, { _id: -1 })).toEqual(['_id_', true, 100]);
});

test('equality, then a range and its order', () => {
  expect(plan({ status: 'due', dueAt: { $lte: new Date(10) } }, { dueAt: 1 })).toEqual([
    'status,dueAt',
    true,
    6,
  ]);
  expect(plan({ status: 'due' }, { dueAt: -1 })).toEqual(['status,dueAt', true, 50]);
  expect(
    plan({ status: { $in: ['due', 'none'] }, dueAt: { $lt: new Date(4) } }, { dueAt: 1 }),
  ).toEqual(['status,dueAt', false, 3]);
  expect(plan({ participantId: 'p7' })).toEqual(['participantId', true, 1]);
});

test('a sparse index only where it knows all matches', () => {
  expect(plan({ outboxAt: { $lte: new Date() } }, { outboxAt: 1 })).toEqual(['outboxAt', true, 0]);
  expect(plan({ outboxAt: null })).toEqual([undefined, true, 100]);
  expect(plan({}, { outboxAt: 1 })).toEqual([undefined, false, 100]);
});

test('alternatives, if each has an index', () => {
  expect(plan({ $or: [{ participantId: 'p1' }, { _id: 2 }] })).toEqual([
    'participantId|_id_',
    false,
    2,
  ]);
  expect(plan({ $or: [{ participantId: 'p1' }, { other: 2 }] })).toEqual([undefined, true, 100]);
});

test('everything else looks at all documents', () => {
  expect(plan({ dueAt: new Date(1) })).toEqual([undefined, true, 100]);
});

test('the order of _id is not made and kept where values are looked up', () => {
  const idOrder = jest.spyOn(Collection.prototype, 'idOrder', 'get');
  expect(plan({ participantId: 'p7' }, { _id: 1 })).toEqual(['participantId', false, 1]);
  expect(idOrder).not.toHaveBeenCalled();
  idOrder.mockRestore();
});
