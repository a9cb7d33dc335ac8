import type { InitiatingChannel } from '../../ports/channel.js';
import type { Logger } from '../../ports/logger.js';
import type { Contact } from '../../ports/contact.js';
import type { Leave, Leaves } from '../leaves.js';
import { place } from '../policy/place.js';
import { zoneOfPerson } from '../policy/zones.js';
import { chooseWay, type Circumstances } from './choose-way.js';
import { claimAndSend, over, type ClaimParts, type Sent } from './claim-and-send.js';
import { calendarFor } from './kinds.js';
import { stampOf } from './lay-out.js';
import { idOf, replan, type ReplanParts } from './replan.js';
import { readSubject, type Reminder, type Shift } from './reminder.js';
import { waitFor } from './wait-for.js';
import { after, minuteMs, type Wanted } from './wanted.js';

export interface SendParts extends ReplanParts, ClaimParts {
  /** How long nothing more is to be sent to a chat: one message a second. Notes that something is. */
  chatPause: (contactId: string, now: Date) => number;
  leaves: Leaves;
  /** Puts the sending of a row into the queue of another channel. */
  enqueue: (row: Reminder, channel: InitiatingChannel, held: readonly string[]) => Promise<void>;
  logger: Logger;
}

/** The sending of a row. */
export interface ReminderJob {
  id: string;
  /** As it was planned: of a row that was planned anew since, nothing is sent. */
  version: number;
  /** Contacts whose channel had no room for it just now: others go before them. */
  held?: readonly string[];
}

/** What was decided so long ago is not acted upon: the hour, or what is wanted, may be another. */
const staleMs = 20_000;

/** Somebody who wrote so lately is in a conversation: what can wait lets them finish. */
const talkingMs = 2 * minuteMs;

/** Before a contact that its channel is not for is looked at again. */
const strangerMs = 15 * minuteMs;

/**
 * Sends one reminder, if it is still wanted as it was planned: reads the contacts, what it is about and the hour
 * again, takes leave of the channel's budget, claims the row by one conditional write, sends, and writes down what
 * became of it. One that goes by another channel now moves to that one's queue; one whose channel is away stays as it
 * is, and is queued again when the channel is back.
 * @param queue the channel in whose queue it was; undefined: past the queues
 */
export async function sendReminder(
  parts: SendParts,
  { id, version, held = [] }: ReminderJob,
  queue?: string,
): Promise<Sent> {
  const now = parts.clock.now();
  const row = await parts.reminders.find(id);
  if (row?.state !== 'planned' || row.version !== version) return over;
  const { contacts, preferred, tags } = await parts.people.contactsOf(row.recipient);
  const circumstances = { preferred, held, away: await awayOf(parts.leaves, contacts), now };
  const way = chooseWay(row, contacts, circumstances);
  if ('contact' in way && now < row.usefulUntil) {
    const { channel } = way.contact;
    if (queue !== undefined && channel !== queue) {
      await parts.enqueue(row, channel as InitiatingChannel, held);
      return over;
    }
    if (circumstances.away.has(channel)) return over;
  }
  const wanted = await stillWanted(parts, row, now);
  if (!wanted) return over;
  if (now >= row.usefulUntil) return skip(parts, row, 'past_use', now);
  if ('why' in way) return skip(parts, row, way.why, now);
  const later = await whenAllowed(parts, row, way.contact, tags, now);
  if (later) return later;
  const ms = parts.chatPause(way.contact.id, now);
  if (ms > 0) return { outcome: 'again', ms, hold: false };
  return withLeave(parts, row, { contact: way.contact, contacts, circumstances, wanted, queue });
}

/** Since when the channels of contacts take nothing. */
async function awayOf(
  leaves: Leaves,
  contacts: readonly Contact[],
): Promise<ReadonlyMap<string, Date>> {
  const away = new Map<string, Date>();
  for (const channel of new Set(contacts.map((contact) => contact.channel))) {
    const since = await leaves.awaySince(channel);
    if (since) away.set(channel, since);
  }
  return away;
}

interface Ready {
  contact: Contact;
  contacts: readonly Contact[];
  circumstances: Circumstances;
  wanted: Wanted;
  queue: string | undefined;
}

/** Takes leave and sends. What a channel has no room for goes by another contact of the person, if there is one. */
async function withLeave(parts: SendParts, row: Reminder, ready: Ready): Promise<Sent> {
  const { contact, contacts, circumstances, wanted, queue } = ready;
  const { now, held = [] } = circumstances;
  const leave = await parts.leaves.take(contact, now);
  if (leave.outcome === 'away') return over;
  if (leave.outcome === 'go') {
    if (parts.clock.now().getTime() - now.getTime() <= staleMs)
      return claimAndSend(parts, row, wanted, contact, leave);
    // The store was away meanwhile: what was read before is decided anew.
    await leave.giveBack();
    return { outcome: 'again', ms: 0, hold: false };
  }
  const tried = [...held, contact.id];
  const other = chooseWay(row, contacts, { ...circumstances, held: tried });
  if (!('contact' in other) || tried.includes(other.contact.id))
    return waitForBudget(parts, row, leave, now);
  if (queue === undefined) {
    const next = { ...circumstances, held: tried };
    return withLeave(parts, row, { ...ready, contact: other.contact, circumstances: next });
  }
  await parts.enqueue(row, other.contact.channel as InitiatingChannel, tried);
  return over;
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
  leave: Exclude<Leave, { outcome: 'go' | 'away' }>,
  now: Date,
): Promise<Sent> {
  const dueAt = leave.outcome === 'later' ? leave.at : after(now, strangerMs);
  if (row.shifted !== 'budget') {
    const story = { at: now, what: 'shifted', why: 'budget', dueAt } as const;
    await reminders.change(row.id, planned(row), { shifted: 'budget' }, story);
  }
  const hold = leave.outcome === 'later' && leave.pace === true;
  return { outcome: 'again', ms: waitFor(dueAt, now), hold };
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
