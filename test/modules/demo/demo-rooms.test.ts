import { describe, expect, it } from '@jest/globals';
import { makeDemoDocuments } from '../../../src/modules/demo/seed-demo.js';
import { kecamatanList } from '../../../src/language/areas.js';
import { chooseContact } from '../../../src/modules/announcements/choose-contact.js';
import { chooseRecipient } from '../../../src/delivery/reminders/choose-recipient.js';
import { figuresOf, streakOf } from '../../../src/modules/bookkeeping/report.js';
import { sumOf } from '../../../src/modules/bookkeeping/entry.js';
import { applicationStates } from '../../../src/modules/capital/application.js';
import { isAway, rankCoaches } from '../../../src/modules/coaches/choose-coach.js';
import { makeDemo } from '../../../src/modules/demo/make-demo.js';
import { sessionStates } from '../../../src/modules/mentoring/session.js';
import { permitStates } from '../../../src/modules/licensing/permit.js';
import { secrets } from '../support/memory.js';

const now = new Date('2026-11-24T03:00:00Z');
const demo = makeDemo(now, secrets);
const documents = makeDemoDocuments(now, secrets);
const states = (rows: readonly { state: string }[]) => new Set(rows.map(({ state }) => state));

describe('the coaches of the demo', () => {
  const loads = demo.coaches.map((coach) => ({ coach, load: coach.people.length }));

  it.each(kecamatanList.map(({ code, name }) => [name, code]))(
    'have a place for a newcomer in %s',
    (_name, kecamatan) => {
      const [best] = rankCoaches({ kecamatan, category: 'culinary' }, loads, now);
      expect(best?.kecamatan).toEqual([kecamatan]);
    },
  );

  it('are full or on leave, a few of them', () => {
    const full = loads.filter(({ coach, load }) => load >= coach.capacity);
    const away = demo.coaches.filter((coach) => isAway(coach, now));
    for (const some of [full, away]) {
      expect(some.length).toBeGreaterThan(3);
      expect(some.length).toBeLessThan(12);
    }
    expect(loads.every(({ coach, load }) => load <= coach.capacity)).toBe(true);
  });
});

describe('the contacts of the demo', () => {
  it('can not be written to, by anything', () => {
    expect(demo.contacts.length).toBeGreaterThan(1_000);
    const sendable = demo.contacts.filter(
      (contact) =>
        contact.channel !== 'web' ||
        contact.unreachable?.reason !== 'demo' ||
        // An address of the web chat has 22 letters: no visitor ever has this one.
        !/^demo-.{1,14}$/.test(contact.address) ||
        contact.id !== `web:${contact.address}` ||
        'contactId' in chooseContact([contact], {}) ||
        'contact' in chooseRecipient('training.day-before', [contact], {}),
    );
    expect(sendable).toEqual([]);
  });

  it('have no message on its way: what is in ledgers is over', () => {
    const { broadcasts = [], deliveries = [], reminders = [], sessions = [] } = documents;
    expect(states(broadcasts as never)).toEqual(new Set(['done', 'draft', 'cancelled']));
    expect(states(deliveries as never)).toEqual(
      new Set(['sent', 'failed', 'skipped', 'ambiguous']),
    );
    expect(states(reminders as never)).toEqual(new Set(['sent', 'skipped']));
    const outboxes = sessions.map((session) =>
      JSON.stringify((session as { outbox?: object }).outbox),
    );
    expect([...new Set(outboxes)]).toEqual(['{}']);
  });
});

describe('the books of the demo', () => {
  const reportsOf = new Map<string, string[]>();
  for (const { participantId, month } of demo.monthlyReports)
    reportsOf.set(participantId, [...(reportsOf.get(participantId) ?? []), month]);

  it('hold what the reports say', () => {
    expect(new Set(demo.ledgerEntries.map(({ id }) => id)).size).toBe(demo.ledgerEntries.length);
    const odd = demo.ledgerEntries.filter(
      ({ amount, date, month, at }) => amount <= 0 || date.slice(0, 7) !== month || at > now,
    );
    expect(odd).toEqual([]);
    const byEntries = demo.monthlyReports.filter(({ source }) => source === 'entries');
    expect(byEntries.length).toBeGreaterThan(1_000);
    const [first] = byEntries;
    const theirs = demo.ledgerEntries.filter(
      ({ participantId, month }) => participantId === first?.participantId && month === first.month,
    );
    expect(first?.totals).toEqual(sumOf(theirs));
  });

  it('made step P6 done by three months in a row, and peak at Lebaran', () => {
    for (const { id, steps } of demo.participants) {
      if (!steps.P6) continue;
      const { longest } = streakOf(reportsOf.get(id) ?? [], '2026-11');
      if (steps.P6.state === 'done') expect(longest).toBeGreaterThanOrEqual(3);
    }
    const median = (month: string) => {
      const all = demo.monthlyReports
        .filter((report) => report.month === month)
        .map((report) => figuresOf(report)?.revenue ?? 0)
        .sort((a, b) => a - b);
      return all[Math.floor(all.length / 2)] ?? 0;
    };
    expect(median('2026-03')).toBeGreaterThan(1.4 * median('2026-01'));
    expect(median('2026-04')).toBeLessThan(median('2026-03') / 1.7);
    expect(demo.monthlyReports.every(({ filedAt }) => filedAt <= now)).toBe(true);
  });
});

describe('the rooms of the demo', () => {
  it('have something in every state', () => {
    expect(states(demo.loanApplications)).toEqual(new Set(applicationStates));
    expect(states(demo.permits)).toEqual(new Set(permitStates));
    expect(states(demo.mentoringSessions)).toEqual(new Set(sessionStates));
    expect(states(demo.tickets)).toEqual(new Set(['open', 'taken', 'closed']));
    const waiting = demo.permits.filter(({ state }) => state === 'reported');
    expect(waiting.length).toBeLessThan(40);
    const open = demo.bazaars.filter(
      ({ endsOn, state }) => endsOn > '2026-11-24' && state === 'open',
    );
    expect(open.some(({ people, quota }) => people.length < quota)).toBe(true);
    expect(demo.shops.filter(({ publishedAt }) => publishedAt).length).toBeGreaterThan(100);
    expect(demo.shops.every(({ contact = 'none' }) => contact === 'none')).toBe(true);
  });

  it('put nobody into two meetings at once', () => {
    for (const { slots } of demo.calendars) {
      const starts = slots.map(({ from }) => from.getTime());
      expect(new Set(starts).size).toBe(starts.length);
      expect(starts.every((at) => at > now.getTime())).toBe(true);
    }
  });

  it('are the same every time', () => {
    const plain = { ...secrets, seal: (_nik: string, masked: string) => ({ sealed: '', masked }) };
    const [one, other] = [1, 2].map(() => JSON.stringify(makeDemoDocuments(now, plain)));
    expect(one === other).toBe(true);
  });
});
