import { describe, expect, it } from '@jest/globals';
import { chooseWay, type Circumstances } from '../../../src/delivery/reminders/choose-way.js';
import { waitFor } from '../../../src/delivery/reminders/wait-for.js';
import type { Contact } from '../../../src/ports/contact.js';

const now = new Date('2026-11-24T03:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const whatsapp: Contact = { id: 'whatsapp:1', channel: 'whatsapp', address: '1' };
const telegram: Contact = { id: 'telegram:1', channel: 'telegram', address: '1' };
const web: Contact = { id: 'web:1', channel: 'web', address: '1' };
const blocked = { ...telegram, unreachable: { reason: 'blocked', at: now } };

type Row = Parameters<typeof chooseWay>[0];
const row: Row = { kind: 'training.day-before', urgent: false, dueAt: now };
const urgent = (fields: Partial<Row>): Row => ({ ...row, urgent: true, ...fields });
const gone = (minutes: number) => new Map([['whatsapp', ago(minutes)]]);

interface Case {
  what: string;
  contacts: Contact[];
  wanted: Contact | string;
  row?: Row;
  given?: Partial<Circumstances>;
}

const both = [whatsapp, telegram];
const cases: Case[] = [
  { what: 'the preferred one', contacts: both, wanted: whatsapp },
  { what: 'the only one', contacts: [telegram, web], wanted: telegram },
  { what: 'nobody on a web page', contacts: [web], wanted: 'unreachable' },
  {
    what: 'the other one where the first has no room',
    contacts: both,
    given: { held: ['whatsapp:1'] },
    wanted: telegram,
  },
  {
    what: 'the first still where the other one is closed',
    contacts: [whatsapp, blocked],
    given: { held: ['whatsapp:1'] },
    wanted: whatsapp,
  },
  {
    what: 'the first where all were asked in vain',
    contacts: both,
    given: { held: ['whatsapp:1', 'telegram:1'] },
    wanted: whatsapp,
  },
  {
    what: 'the preferred one though it is away for a moment',
    contacts: both,
    given: { away: gone(9) },
    wanted: whatsapp,
  },
  {
    what: 'the other one where the preferred one is away for long',
    contacts: both,
    given: { away: gone(10) },
    wanted: telegram,
  },
  {
    what: 'the one that is away for long where there is no other',
    contacts: [whatsapp],
    given: { away: gone(600) },
    wanted: whatsapp,
  },
  {
    what: 'of an urgent one that just came due, the one that is away for a moment',
    row: urgent({ dueAt: ago(9) }),
    contacts: both,
    given: { away: gone(1) },
    wanted: whatsapp,
  },
  {
    what: 'of an urgent one that waits for long, the other one',
    row: urgent({ dueAt: ago(10) }),
    contacts: both,
    given: { away: gone(1) },
    wanted: telegram,
  },
  {
    what: 'of an urgent one that was tried for long, the other one',
    row: urgent({ triedSince: ago(10) }),
    contacts: both,
    given: { away: gone(1) },
    wanted: telegram,
  },
  {
    what: 'of an urgent one, not the one that did not take it in time',
    row: urgent({ away: ['whatsapp:1'] }),
    contacts: both,
    wanted: telegram,
  },
];

describe('a reminder goes by', () => {
  it.each(cases)('$what', ({ contacts, wanted, row: one = row, given }) => {
    const circumstances = { preferred: 'whatsapp', away: new Map(), now, ...given };
    const way = chooseWay(one, contacts, circumstances);
    expect('contact' in way ? way.contact : way.why).toEqual(wanted);
  });
});

describe('a reminder that waits for a budget', () => {
  it('is looked at again at least every quarter of an hour', () => {
    expect(waitFor(ago(-60), now)).toBe(15 * 60_000);
    expect(waitFor(new Date(now.getTime() + 8_000), now)).toBe(8_000);
    expect(waitFor(now, now)).toBe(1_000);
  });
});
