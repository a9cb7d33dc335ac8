import type { Event } from '../../engine/types.js';
import type { ChannelName } from '../../ports/channel.js';
import type { Clock } from '../../ports/clock.js';
import type { OnceResult, OnceWait } from '../../ports/once.js';
import type { Contact } from '../../ports/contact.js';
import { wasNotSent, type Leave } from '../leaves.js';
import { handedUntil, isTimeForAnother, toAnother } from './fail-over.js';
import { messageOf, type HasNode } from './message-of.js';
import type { Observed } from './observed.js';
import { onceId, openingId } from './once-id.js';
import type { ReminderStore } from './ports.js';
import { channelOf, heldAs, heldOnce, type Reminder } from './reminder.js';
import { after, minuteMs, type Wanted } from './wanted.js';

/** A message from outside a turn; see `turn/initiate`. */
export type Initiate = (initiative: {
  id: string;
  once: string;
  contact: { id: string; channel: ChannelName; address: string };
  locale: string;
  say: Event[];
  question?: Wanted['question'];
  person?: Wanted['person'];
  notAfter: Date;
}) => Promise<OnceResult | OnceWait>;

export interface ClaimParts {
  reminders: ReminderStore;
  initiate: Initiate;
  hasNode: HasNode;
  observe: (what: Observed) => void;
  clock: Clock;
  /** How long a worker holds a row that it sends. */
  holdMs?: number;
}

export type Sent =
  | { outcome: 'over' }
  /** Not before so long; `hold`: the platform wants nothing at all before. */
  | { outcome: 'again'; ms: number; hold: boolean };

export const over: Sent = { outcome: 'over' };

/** How long a worker holds a row that it sends. */
const usualHoldMs = 90_000;

/** Tries before a platform that refuses counts as refusing for good. */
const mostAttempts = 8;

/**
 * Claims a row by one conditional write, sends it, and writes down what became of it. The claim begins now: what was
 * looked at before may have taken its time. When its time is over, the row may be somebody else's.
 * @param leave given back where it certainly was not sent
 */
export async function claimAndSend(
  parts: ClaimParts,
  row: Reminder,
  wanted: Wanted,
  contact: Contact,
  leave: Extract<Leave, { outcome: 'go' }>,
): Promise<Sent> {
  const { reminders, initiate, hasNode, clock, holdMs = usualHoldMs } = parts;
  const now = clock.now();
  const claimed = await reminders.claim(row.id, row.version, {
    until: after(now, holdMs),
    contactId: contact.id,
    ...(row.urgent && !row.triedSince && { triedSince: now }),
  });
  if (!claimed) {
    await leave.giveBack();
    return over;
  }
  const result = await initiate({
    id: openingId(claimed),
    once: onceId(claimed),
    contact: { id: contact.id, channel: contact.channel as ChannelName, address: contact.address },
    locale: contact.locale ?? 'id',
    ...messageOf(hasNode, wanted, contact.locale ?? 'id'),
    notAfter: row.usefulUntil,
  });
  if (wasNotSent(result.outcome)) await leave.giveBack();
  if (result.outcome === 'handed') return handOver(parts, claimed, contact);
  if (result.outcome === 'later') return putBack(parts, claimed, result.retryAfterMs);
  // Whatever else became of it stands in the row.
  return over;
}

/** It lies in the outbox of the process that runs the channel, which says what becomes of it. */
async function handOver(
  { reminders, clock, observe }: ClaimParts,
  row: Reminder,
  { channel }: Contact,
): Promise<Sent> {
  const until = handedUntil(row, clock.now());
  await reminders.change(row.id, heldAs(row), { handed: true, until });
  observe({ kind: row.kind, outcome: 'handed', channel });
  return over;
}

/** Certainly not sent: it is planned again, after a while. */
async function putBack(
  { reminders, clock, observe }: ClaimParts,
  row: Reminder,
  retryAfterMs: number | undefined,
): Promise<Sent> {
  const now = clock.now();
  const ms = retryAfterMs ?? Math.min(1_000 * 2 ** row.attempts, 5 * minuteMs);
  const hold = retryAfterMs !== undefined;
  if (isTimeForAnother(row, now)) {
    await reminders.change(row.id, heldOnce(row), ...toAnother(row, now));
    return { outcome: 'again', ms: 0, hold };
  }
  const dueAt = after(now, ms);
  const why = hold ? 'rate-limited' : 'unavailable';
  if (row.attempts >= mostAttempts && !hold && dueAt >= row.usefulUntil) {
    const story = { at: now, what: 'failed', why } as const;
    await reminders.change(
      row.id,
      heldOnce(row),
      { state: 'failed', why, until: undefined },
      story,
    );
    observe({ kind: row.kind, outcome: 'failed', channel: channelOf(row) });
    return over;
  }
  const story = { at: now, what: 'retried', why, dueAt } as const;
  const fields = { state: 'planned', dueAt, until: undefined } as const;
  await reminders.change(row.id, heldOnce(row), fields, story);
  return { outcome: 'again', ms, hold };
}
