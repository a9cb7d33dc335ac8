import type { Event } from '../../engine/types.js';
import type { ChannelName } from '../../ports/channel.js';
import type { Logger } from '../../ports/logger.js';
import type { OnceResult, OnceWait } from '../../ports/once.js';
import type { Contact } from '../../programme/contacts/contact.js';
import { place } from '../policy/place.js';
import { zoneOfPerson } from '../policy/zones.js';
import { chooseOpen, waitFor, type LeaveFor } from './choose-open.js';
import { chooseRecipient } from './choose-recipient.js';
import { handedUntil, isTimeForAnother, toAnother } from './fail-over.js';
import { calendarFor } from './kinds.js';
import { messageOf, type HasNode } from './message-of.js';
import { onceId } from './once-id.js';
import { stampOf } from './lay-out.js';
import { idOf, replan, type ReplanParts } from './replan.js';
import { channelOf, readSubject, type Reminder, type Shift } from './reminder.js';
import { minuteMs, type Wanted } from './wanted.js';

/** A message from outside a turn; see `turn/initiate`. */
export type Initiate = (initiative: {
  id: string;
  contact: { id: string; channel: ChannelName; address: string };
  locale: string;
  say: Event[];
  question?: Wanted['question'];
  person?: Wanted['person'];
  notAfter: Date;
}) => Promise<OnceResult | OnceWait>;

export interface SendParts extends ReplanParts {
  initiate: Initiate;
  hasNode: HasNode;
  /** How long nothing more is to be sent to a chat: one message a second. Notes that something is. */
  chatPause: (contactId: string, now: Date) => number;
  /** May it go to a contact now? Asked where a channel has a budget; counts it. */
  leaveFor?: LeaveFor;
  observe: (what: Observed) => void;
  logger: Logger;
  /** How long a worker holds a row that it sends. */
  holdMs?: number;
}

/** For the metrics. */
export interface Observed {
  kind: string;
  outcome: 'sent' | 'handed' | 'skipped' | 'failed' | 'ambiguous' | 'cancelled';
  channel?: string;
  /** Of what was sent: how long after `dueAt`. */
  lateMs?: number;
}

/** How long a worker holds a row that it sends. */
const holdMs = 90_000;

/** Somebody who wrote so lately is in a conversation: what can wait lets them finish. */
const talkingMs = 2 * minuteMs;

/** Tries before a platform that refuses counts as refusing for good. */
const mostAttempts = 8;

export type Sent =
  | { outcome: 'over' }
  /** Not before so long; `hold`: the platform wants nothing at all before. */
  | { outcome: 'again'; ms: number; hold: boolean };

const over: Sent = { outcome: 'over' };

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
  return claimAndSend(parts, row, wanted, open.contact, now);
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

async function claimAndSend(
  parts: SendParts,
  row: Reminder,
  wanted: Wanted,
  contact: Contact,
  now: Date,
): Promise<Sent> {
  const { reminders, initiate } = parts;
  const claimed = await reminders.change(row.id, planned(row), {
    state: 'sending',
    until: new Date(now.getTime() + (parts.holdMs ?? holdMs)),
    attempts: row.attempts + 1,
    contactId: contact.id,
    ...(row.urgent && !row.triedSince && { triedSince: now }),
  });
  if (!claimed) return over;
  const result = await initiate({
    id: onceId(row),
    contact: { id: contact.id, channel: contact.channel as ChannelName, address: contact.address },
    locale: contact.locale ?? 'id',
    ...messageOf(parts.hasNode, wanted, contact.locale ?? 'id'),
    notAfter: row.usefulUntil,
  });
  if (result.outcome === 'handed') return handOver(parts, claimed, contact, now);
  if (result.outcome === 'later') return putBack(parts, claimed, result.retryAfterMs, now);
  return over;
}

/** It lies in the outbox of the process that runs the channel, which says what becomes of it. */
async function handOver(
  parts: SendParts,
  row: Reminder,
  { channel }: Contact,
  now: Date,
): Promise<Sent> {
  const as = { version: row.version, states: ['sending'] as const };
  await parts.reminders.change(row.id, as, { handed: true, until: handedUntil(row, now) });
  parts.observe({ kind: row.kind, outcome: 'handed', channel });
  return over;
}

/** Certainly not sent: it is planned again, after a while. */
async function putBack(
  parts: SendParts,
  row: Reminder,
  retryAfterMs: number | undefined,
  now: Date,
): Promise<Sent> {
  const ms = retryAfterMs ?? Math.min(1_000 * 2 ** row.attempts, 5 * minuteMs);
  const as = { version: row.version, states: ['sending'] as const };
  if (isTimeForAnother(row, now)) {
    await parts.reminders.change(row.id, as, ...toAnother(row, now));
    return { outcome: 'again', ms: 0, hold: retryAfterMs !== undefined };
  }
  const tooOften = row.attempts >= mostAttempts && retryAfterMs === undefined;
  const dueAt = new Date(now.getTime() + ms);
  const why = retryAfterMs === undefined ? 'unavailable' : 'rate-limited';
  if (tooOften && dueAt >= row.usefulUntil) {
    const story = { at: now, what: 'failed', why } as const;
    await parts.reminders.change(row.id, as, { state: 'failed', why, until: undefined }, story);
    parts.observe({ kind: row.kind, outcome: 'failed', channel: channelOf(row) });
    return over;
  }
  const story = { at: now, what: 'retried', why, dueAt } as const;
  await parts.reminders.change(row.id, as, { state: 'planned', dueAt, until: undefined }, story);
  return { outcome: 'again', ms, hold: retryAfterMs !== undefined };
}
