import { describe, expect, it } from '@jest/globals';
import type { Change } from '../../../src/ports/agenda.js';
import type { BookkeepingParts } from '../../../src/modules/bookkeeping/parts.js';
import { settle } from '../../../src/modules/bookkeeping/settle.js';
import { ledgerStore, reportStore } from '../../../src/modules/bookkeeping/store.js';
import { stepStore } from '../../../src/modules/people/store/steps.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { freshId } from '../../store/make-session.js';

const fixture = useDatabase();
const noon = (day: string) => new Date(`${day}T05:00:00Z`);

function open() {
  const { database } = fixture;
  const participantId = freshId('person');
  const said: string[] = [];
  const parts = {
    ledger: ledgerStore(database),
    reports: reportStore(database),
    steps: stepStore(database),
    agenda: {
      changed: (change: Change) => Promise.resolve(void said.push(`${change.of} ${change.id}`)),
    },
    timeZone: 'Asia/Jakarta',
  } as unknown as BookkeepingParts;
  const add = (n: number, date: string, amount = 1000) =>
    parts.ledger.add([
      { id: `${participantId}:${n}`, participantId, kind: 'sale', amount, date, at: noon(date) },
    ]);
  const file = (month: string, day: string, revenue = 0) =>
    settle(parts, participantId, month, noon(day), { revenue, spending: 0, customers: 0 });
  const step = async () => {
    const found = await database.participants.findById(participantId).lean();
    return (found?.steps as { P6?: { state: string; evidence: string } } | undefined)?.P6;
  };
  const register = () =>
    database.participants.collection.insertOne({ _id: participantId, steps: {} } as never);
  return { parts, participantId, said, add, file, step, register };
}

describe('a month', () => {
  it('is reported by its first entry, and no more when the last one goes', async () => {
    const { parts, participantId, said, add } = open();
    await add(1, '2026-11-24');
    const { report } = await settle(parts, participantId, '2026-11', noon('2026-11-24'));
    expect(report).toMatchObject({ source: 'entries', rev: 1, late: false });
    expect(said).toEqual([`report ${participantId}:2026-11`]);
    await parts.ledger.remove(participantId, `${participantId}:1`, noon('2026-11-24'));
    const after = await settle(parts, participantId, '2026-11', noon('2026-11-24'));
    expect(after.report).toMatchObject({ source: 'none', rev: 2 });
    expect(after.running).toBe(0);
  });

  it('without entries or form makes no report', async () => {
    const { parts, participantId, said } = open();
    expect(
      (await settle(parts, participantId, '2026-11', noon('2026-11-24'))).report,
    ).toBeUndefined();
    expect(said).toEqual([]);
  });

  it('holds every entry when twenty come at once', async () => {
    const { parts, participantId, add } = open();
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        await add(n, '2026-11-24');
        await settle(parts, participantId, '2026-11', noon('2026-11-24'));
      }),
    );
    const report = await parts.reports.find(participantId, '2026-11');
    expect(report?.totals).toMatchObject({ revenue: 20_000, entries: 20 });
  });

  it('keeps when it was filed first, and whether that was late', async () => {
    const { file, parts, participantId } = open();
    await file('2026-09', '2026-11-24', 5);
    await file('2026-09', '2026-11-25', 7);
    const report = await parts.reports.find(participantId, '2026-09');
    expect(report).toMatchObject({ late: true, form: { revenue: 7 }, rev: 2 });
    expect(report?.filedAt).toEqual(noon('2026-11-24'));
    expect(report?.form?.changedAt).toEqual(noon('2026-11-25'));
  });
});

describe('P6', () => {
  it('runs at the first report, and is done by three months in a row, also at zero and late', async () => {
    const { file, step, register } = open();
    await register();
    expect((await file('2026-09', '2026-11-24')).finished).toBe(false);
    expect((await step())?.state).toBe('running');
    expect((await file('2026-11', '2026-11-24')).finished).toBe(false);
    const third = await file('2026-10', '2026-11-24');
    expect([third.finished, third.running]).toEqual([true, 3]);
    expect((await step())?.state).toBe('done');
    // Said once: a correction later is no second end.
    expect((await file('2026-10', '2026-11-24', 9)).finished).toBe(false);
  });
});
