import { describe, expect, it } from '@jest/globals';
import { reminderKinds } from '../../../src/delivery/reminders/kinds.js';
import { planStuck } from '../../../src/modules/people/reminders.js';
import { planBookkeeping } from '../../../src/modules/bookkeeping/reminders.js';
import { planDigest } from '../../../src/modules/mentoring/coach-digest.js';
import type { Participant } from '../../../src/modules/people/participant.js';
import type { Coach } from '../../../src/modules/coaches/coach.js';
import { jakarta, words } from './rig.js';

const kinds = Object.keys(reminderKinds);
const context = {
  now: new Date('2026-11-24T03:00:00Z'),
  timeZone: 'Asia/Jakarta',
  say: (locale: string, key: string, values?: object) => words.say(locale, key, values),
};
const participant = (steps: Participant['steps']): Participant =>
  ({
    ...{ id: 'sari', name: 'Sari', salutation: 'kak', steps },
    registeredAt: new Date('2026-10-01'),
  }) as unknown as Participant;

describe('every kind of reminder', () => {
  it.each(kinds)('%s has its words in both languages', (kind) => {
    for (const locale of ['id', 'en']) {
      const keys = words.keys(locale, 'reminders');
      expect(keys).toContain(`${kind}.say`);
      expect(keys).toContain(`page.kind.${kind}`);
    }
  });
});

describe('the cash book', () => {
  const keeps = participant({ P6: { state: 'running', at: new Date('2026-10-05'), by: 'chat' } });
  const shown = (reported: string[], who = keeps) =>
    planBookkeeping({ participant: who, reported }, context).map(
      ({ offset, at, usefulUntil }) => `${offset} ${jakarta(at)} ${jakarta(usefulUntil)}`,
    );

  it('is asked for on the first and the eighth of the month after', () => {
    expect(shown([])).toEqual([
      '2026-10-1 2026-11-01 10:00 2026-11-08 10:00',
      '2026-10-8 2026-11-08 10:00 2026-11-15 10:00',
      '2026-11-1 2026-12-01 10:00 2026-12-08 10:00',
      '2026-11-8 2026-12-08 10:00 2026-12-15 10:00',
    ]);
  });

  it('is not asked for where the month was reported, nor of who keeps none', () => {
    expect(shown(['2026-10', '2026-11'])).toEqual([]);
    expect(shown([], participant({}))).toEqual([]);
  });
});

describe('a step without movement', () => {
  it('is asked about after thirty days, once, the latest of several', () => {
    const steps: Participant['steps'] = {
      P2: { state: 'running', at: new Date('2026-10-01T03:00:00Z'), by: 'chat' },
      P4: { state: 'running', at: new Date('2026-10-25T03:00:00Z'), by: 'chat' },
      P3: { state: 'done', at: new Date('2026-10-26T03:00:00Z'), by: 'chat' },
    };
    const wanted = planStuck({ participant: participant(steps) }, context);
    expect(wanted.map(({ offset, at }) => [offset, jakarta(at)])).toEqual([
      ['P4', '2026-11-24 10:00'],
    ]);
  });
});

describe("a coach's morning", () => {
  const coach = {
    id: 'rina',
    name: 'Rina',
    salutation: 'ibu',
    contactIds: ['telegram:9'],
  } as unknown as Coach;
  const matter = {
    coach,
    meetings: [{ at: new Date('2026-11-24T03:00:00Z'), name: 'Sari' }],
    silent: [
      { name: 'Anton', step: 'P4' },
      { name: 'Wati', step: 'P6' },
    ],
    toVerify: 2,
    unwritten: 0,
  };

  it('names meetings, who was not met, and what waits', () => {
    const [digest] = planDigest(matter, context);
    expect(digest && jakarta(digest.at)).toBe('2026-11-24 08:00');
    const values = { ...digest?.values?.('id'), person: digest?.person, sapa: 'Bu' };
    expect(words.say('id', 'reminders:coach.digest.say', values)).toBe(
      [
        'Selamat pagi, Bu Rina. Hari ini:',
        '- 1 pertemuan: 10.00 Sari',
        '- 2 peserta belum ditemui 14 hari: Anton (P4), Wati (P6)',
        '- 2 bukti menunggu diperiksa',
        'Ketik MENU untuk mulai.',
      ].join('\n'),
    );
  });

  it('is left out on a day without work, on leave, and before the coach joined', () => {
    const idle = { ...matter, meetings: [], silent: [], toVerify: 0 };
    const away = { ...matter, coach: { ...coach, pausedUntil: new Date('2026-12-01') } };
    const unknown = { ...matter, coach: { ...coach, contactIds: [] } };
    for (const one of [idle, away, unknown]) expect(planDigest(one, context)).toEqual([]);
  });
});
