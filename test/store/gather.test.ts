import { describe, expect, it } from '@jest/globals';
import { gatherBy, gatherOne } from '../../src/store/gather.js';

interface Row {
  id: string;
  of: string;
}

const rows: Row[] = [
  { id: 'a', of: 'sari' },
  { id: 'b', of: 'sari' },
  { id: 'c', of: 'budi' },
];

/** A store that answers when it is let go, and remembers what it was asked. */
function slowStore() {
  const asked: string[][] = [];
  const gates: (() => void)[] = [];
  const query = async (keys: string[]) => {
    asked.push(keys);
    await new Promise<void>((go) => gates.push(go));
    return rows.filter(({ id, of }) => keys.includes(id) || keys.includes(of));
  };
  return { asked, query, letGo: () => gates.shift()?.() };
}

const aMoment = () => new Promise((resolve) => setImmediate(resolve));

describe('gathered reads', () => {
  it('asks for the first at once, and for what comes meanwhile together', async () => {
    const { asked, query, letGo } = slowStore();
    const find = gatherOne(query, ({ id }) => id);
    const first = find('a');
    await aMoment();
    const later = [find('b'), find('c'), find('b'), find('nobody')];
    await aMoment();
    expect(asked).toEqual([['a']]);
    letGo();
    await expect(first).resolves.toEqual(rows[0]);
    await aMoment();
    expect(asked).toEqual([['a'], ['b', 'c', 'nobody']]);
    letGo();
    await expect(Promise.all(later)).resolves.toEqual([rows[1], rows[2], rows[1], undefined]);
  });

  it('reads again what it has read before', async () => {
    const { asked, query, letGo } = slowStore();
    const find = gatherOne(query, ({ id }) => id);
    for (const time of [1, 2]) {
      const found = find('a');
      await aMoment();
      letGo();
      await expect(found).resolves.toEqual(rows[0]);
      expect(asked).toHaveLength(time);
    }
  });

  it('gives each its own of several documents', async () => {
    const find = gatherBy(
      (keys: string[]) => Promise.resolve(rows.filter(({ of }) => keys.includes(of))),
      ({ of }) => of,
    );
    await expect(Promise.all(['sari', 'budi', 'nobody'].map(find))).resolves.toEqual([
      [rows[0], rows[1]],
      [rows[2]],
      [],
    ]);
  });

  it('tells all who asked that the store failed, and goes on', async () => {
    let away = true;
    const find = gatherOne(
      (keys: string[]) =>
        away
          ? Promise.reject(new Error('away'))
          : Promise.resolve(rows.filter(({ id }) => keys.includes(id))),
      ({ id }) => id,
    );
    const both = await Promise.allSettled([find('a'), find('b')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    away = false;
    await expect(find('a')).resolves.toEqual(rows[0]);
  });
});
