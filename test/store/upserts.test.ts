import { describe, expect, it } from '@jest/globals';
import { findOrInsert, updateOrInsert } from '../../src/store/upserts.js';
import { useDatabase } from '../support/mongo/use-database.js';

const fixture = useDatabase();
const numbers = Array.from({ length: 50 }, (_, n) => n + 1);

describe('a document that many make at once', () => {
  it('is the same for all of them', async () => {
    const { counters } = fixture.database;
    for (const id of ['a', 'b', 'c']) {
      const found = await Promise.all(
        numbers.map((value) => findOrInsert<{ value: number }>(counters, id, { value })),
      );
      const stored = await counters.findById(id).lean();
      expect(new Set(found.map(({ value }) => value))).toEqual(new Set([stored?.value]));
    }
  });

  it('is changed by each, and each is told of its own change', async () => {
    const { counters } = fixture.database;
    for (const id of ['d', 'e', 'f']) {
      const change = { update: { $inc: { value: 1 } }, first: { value: 0 } };
      const found = await Promise.all(
        numbers.map(() => updateOrInsert<{ value: number }>(counters, id, change)),
      );
      expect(found.map(({ value }) => value).sort((a, b) => a - b)).toEqual(numbers);
    }
  });
});
