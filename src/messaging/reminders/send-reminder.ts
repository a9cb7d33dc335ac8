import type { Logger } from '../../ports/logger.js';
import type { Contact } from '../../programme/contacts/contact.js';
import { place } from '../policy/place.js';
import { zoneOfPerson } from '../policy/zones.js';
import { chooseOpen, waitFor, type LeaveFor } from './choose-open.js';
import { chooseRecipient } from './choose-recipient.js';
import { claimAndSend, over, type ClaimParts, type Sent } from './claim-and-send.js';
import { calendarFor } from './kinds.js';
import { stampOf } from './lay-out.js';
import { idOf, replan, type ReplanParts } from './replan.js';
import { readSubject, type Reminder, type Shift } from './reminder.js';
import { minuteMs, type Wanted } from './wanted.js';

export interface SendParts extends ReplanParts, ClaimParts {
  /** How long nothing more is to be sent to a chat: one message a second. Notes that something is. */
  chatPause: (contactId: string, now: Date) => number;
  /** May it go to a contact now? Asked where a channel has a budget; counts it. */
  leaveFor?: LeaveFor;
  logger: Logger;
}

/** What was decided so long ago is not acted upon: the hour, or what is wanted, may be another. */
const staleMs = 20_000;

/** Somebody who wrote so lately is in a conversation: what can wait lets them finish. */
const talkingMs = 2 * minuteMs;

/**
 * Sends one reminder, if it is still wanted as it was planned: reads what it is about again, the contacts and
 * the hour, claims the row by one conditional write, sends, and writes down what became of it.
 */
export async function sendReminder(
  parts: SendParts,
  { id, version }: { id: string; version: number },
  now: Date,
): Promise<Sent> {
  const row = await parts.reminders.find(id);
  if (row?.state !== 'planned' || row.version !== version) return over;
  const wanted = await stillWanted(parts, row, now);
  if (!wanted) return over;
  if (now >= row.usefulUntil) return skip(parts, row, 'past_use', now);
  const { contacts, preferred, tags } = await parts.people.contactsOf(row.recipient);
  const chosen = chooseRecipient(row.kind, contacts, {
    ...(preferred !== undefined && { preferred }),
    ...(row.tried && { tried: row.tried }),
    ...(row.away && { away: row.away }),
  });
  if ('why' in chosen) return skip(parts, row, chosen.why, now);
  const later = await whenAllowed(parts, row, chosen.contact, tags, now);
  if (later) return later;
  const ms = parts.chatPause(chosen.contact.id, now);
  if (ms > 0) return { outcome: 'again', ms, hold: false };
  const open = await chooseOpen(parts.leaveFor, row, chosen.contact, { contacts, preferred }, now);
  if ('at' in open) return waitForBudget(parts, row, open.at, now);
  // The store was away meanwhile: what was read before is decided anew.
  if (parts.clock.now().getTime() - now.getTime() > staleMs)
    return { outcome: 'again', ms: 0, hold: false };
  return claimAndSend(parts, row, wanted, open.contact);
}

/** What is planned of the subject now; undefined when the row does not stand for it any more. */
async function stillWanted(
  parts: SendParts,
  row: Reminder,
  now: Date,
): Promise<Wanted | undefined> {
  const subject = readSubject(row.subject);
  const all = await replan(parts, subject, now);
  const wanted = all.find((one) => idOf(one) === row.id);
  return wanted && stampOf(wanted) === row.occasion ? wanted : undefined;
}

/** Shifts a row whose hour is quiet for the person, or who is talking to us now. */
async function whenAllowed(
  parts: SendParts,
  row: Reminder,
  contact: Contact,
  tags: string[] | undefined,
  now: Date,
): Promise<Sent | undefined> {
  const zone = zoneOfPerson(tags, parts.timeZone);
  const { usefulUntil } = row;
  const calendar = calendarFor(row.kind, await parts.calendar());
  const found = place({ at: now, usefulUntil, notBefore: now }, zone, calendar);
  if (found.outcome !== 'placed') return skip(parts, row, found.outcome, now);
  if (found.shifted) return shift(parts, row, found.at, found.shifted, now);
  const heard = row.urgent ? undefined : await parts.people.lastHeard(contact.id);
  const until = heard && new Date(heard.getTime() + talkingMs);
  if (until && until > now && until < usefulUntil && row.shifted !== 'talking')
    return shift(parts, row, until, 'talking', now);
  return undefined;
}

async function shift(
  { reminders }: SendParts,
  row: Reminder,
  dueAt: Date,
  why: Shift,
  now: Date,
): Promise<Sent> {
  const story = { at: now, what: 'shifted', why, dueAt } as const;
  await reminders.change(row.id, planned(row), { dueAt, shifted: why }, story);
  return over;
}

/** The channel has no room for it now: its hour stays, so that it goes before what is due later. */
async function waitForBudget(
  { reminders }: SendParts,
  row: Reminder,
  dueAt: Date,
  now: Date,
): Promise<Sent> {
  if (row.shifted !== 'budget') {
    const story = { at: now, what: 'shifted', why: 'budget', dueAt } as const;
    await reminders.change(row.id, planned(row), { shifted: 'budget' }, story);
  }
  return { outcome: 'again', ms: waitFor(dueAt, now), hold: false };
}

const planned = ({ version }: Reminder) => ({ version, states: ['planned'] as const });

async function skip(parts: SendParts, row: Reminder, why: string, now: Date): Promise<Sent> {
  const fields = { state: 'skipped', why } as const;
  const done = await parts.reminders.change(row.id, planned(row), fields, {
    at: now,
    what: 'skipped',
    why,
  });
  if (done) parts.observe({ kind: row.kind, outcome: 'skipped' });
  return over;
}
