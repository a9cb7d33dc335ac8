import { describe, expect, it } from '@jest/globals';
import type { Entry } from '../../../src/modules/bookkeeping/entry.js';
import type { MonthReport } from '../../../src/modules/bookkeeping/report.js';
import { ledgerStore, reportStore } from '../../../src/modules/bookkeeping/store.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { at, freshId } from '../../store/make-session.js';

const fixture = useDatabase();

describe('cash books', () => {
  const store = () => ledgerStore(fixture.database);
  const make = (participantId: string, changes: Partial<Entry> = {}): Entry => ({
    ...{ id: freshId('entry'), participantId, kind: 'sale', amount: 50_000, what: 'kue' },
    ...{ date: '2026-11-24', at: at(1), ...changes },
  });

  it('take an entry once, give it back as it was, and show it to its owner alone', async () => {
    const entry = make(freshId('p'));
    await Promise.all(Array.from({ length: 10 }, () => store().add([{ ...entry }])));
    expect(await store().ofMonth(entry.participantId, '2026-11')).toEqual([entry]);
    expect(await store().find(entry.participantId, entry.id)).toEqual(entry);
    expect(await store().find('another', entry.id)).toBeUndefined();
    expect(await store().change('another', entry.id, { amount: 1 })).toBe(false);
    expect(await store().remove('another', entry.id, at(2))).toBe(false);
  });

  it('keep out what was taken out, also when its message comes again', async () => {
    const entry = make(freshId('p'));
    await store().add([entry]);
    const removed = await Promise.all(
      Array.from({ length: 5 }, () => store().remove(entry.participantId, entry.id, at(2))),
    );
    expect(removed.filter(Boolean)).toHaveLength(1);
    await store().add([entry]);
    expect(await store().ofMonth(entry.participantId, '2026-11')).toEqual([]);
    expect(await store().change(entry.participantId, entry.id, { amount: 1 })).toBe(false);
    expect(await store().months(entry.participantId)).toEqual([]);
  });

  it('list by month, the newest day first, and follow a changed date', async () => {
    const p = freshId('p');
    const [first, second, third] = [
      make(p, { date: '2026-11-02' }),
      make(p, { date: '2026-11-20' }),
      make(p, { date: '2026-10-31' }),
    ];
    await store().add([first, second, third]);
    expect(await store().months(p)).toEqual([
      { month: '2026-11', count: 2 },
      { month: '2026-10', count: 1 },
    ]);
    expect((await store().ofMonth(p, '2026-11')).map(({ id }) => id)).toEqual([
      second.id,
      first.id,
    ]);
    expect(await store().change(p, first.id, { date: '2026-10-01' })).toBe(true);
    expect((await store().ofMonth(p, '2026-10')).map(({ id }) => id)).toEqual([third.id, first.id]);
    await store().forget(p);
    expect(await store().months(p)).toEqual([]);
  });
});

describe('monthly reports', () => {
  const store = () => reportStore(fixture.database);
  const make = (participantId: string, month: string, rev = 1): MonthReport => ({
    ...{ id: `${participantId}:${month}`, participantId, month, source: 'form', rev },
    form: { revenue: 1, spending: 0, customers: 2, at: at(1), changedAt: at(1) },
    ...{ filedAt: at(1), late: false },
  });

  it('are written by one of those who read the same state', async () => {
    const p = freshId('p');
    const first = await Promise.all(
      Array.from({ length: 10 }, () => store().put(make(p, '2026-11'))),
    );
    expect(first.filter(Boolean)).toHaveLength(1);
    const second = await Promise.all(
      Array.from({ length: 10 }, () => store().put(make(p, '2026-11', 2))),
    );
    expect(second.filter(Boolean)).toHaveLength(1);
    expect(await store().find(p, '2026-11')).toEqual(make(p, '2026-11', 2));
    await store().put(make(p, '2026-09'));
    expect((await store().ofParticipant(p)).map(({ month }) => month)).toEqual([
      '2026-09',
      '2026-11',
    ]);
  });
});
