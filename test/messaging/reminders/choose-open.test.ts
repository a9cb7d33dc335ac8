import { describe, expect, it } from '@jest/globals';
import {
  chooseOpen,
  waitFor,
  type LeaveFor,
} from '../../../src/messaging/reminders/choose-open.js';
import type { Reminder } from '../../../src/messaging/reminders/reminder.js';
import type { Contact } from '../../../src/programme/contacts/contact.js';

const now = new Date('2026-11-24T03:00:00Z');
const at = new Date('2026-11-24T04:00:00Z');
const whatsapp: Contact = { id: 'whatsapp:1', channel: 'whatsapp', address: '1' };
const telegram: Contact = { id: 'telegram:1', channel: 'telegram', address: '1' };
const row = { kind: 'training.day-before' } as Reminder;
const held: LeaveFor = ({ channel }) =>
  Promise.resolve(channel === 'whatsapp' ? { outcome: 'later', at } : { outcome: 'go' });

describe('a reminder that a budget holds up', () => {
  it.each([
    ['goes by Telegram where the person is there', [whatsapp, telegram], { contact: telegram }],
    ['waits where there is no other way', [whatsapp], { at }],
    [
      'waits where the other way is closed',
      [whatsapp, { ...telegram, unreachable: { reason: 'blocked', at: now } }],
      { at },
    ],
  ])('%s', async (_what, contacts, wanted) => {
    const choice = { contacts, preferred: 'whatsapp' };
    expect(await chooseOpen(held, row, whatsapp, choice, now)).toEqual(wanted);
  });

  it('goes at once where there is no budget, or it gives leave', async () => {
    const choice = { contacts: [whatsapp], preferred: undefined };
    expect(await chooseOpen(undefined, row, whatsapp, choice, now)).toEqual({ contact: whatsapp });
    const free: LeaveFor = () => Promise.resolve({ outcome: 'go' });
    expect(await chooseOpen(free, row, whatsapp, choice, now)).toEqual({ contact: whatsapp });
  });

  it('is looked at again at least every quarter of an hour', () => {
    expect(waitFor(at, now)).toBe(15 * 60_000);
    expect(waitFor(new Date(now.getTime() + 8_000), now)).toBe(8_000);
    expect(waitFor(now, now)).toBe(1_000);
  });
});
