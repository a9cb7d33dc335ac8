import type { Contact } from '../../programme/contacts/contact.js';
import type { Participant } from '../../programme/participants/participant.js';
import type { Clock } from '../../ports/clock.js';
import type { OnceResult, OnceWait } from '../../ports/once.js';
import type { Broadcast, Delivery } from './broadcast.js';
import { chooseContact } from './choose-contact.js';
import { settleDelivery } from './ledger.js';
import { putBack } from './put-back.js';
import type { BroadcastStore, DeliveryStore } from './ports.js';

/** Hands one announcement to one contact, once; see `turn/initiate`. */
export type Announce = (
  announcement: { broadcast: Broadcast; delivery: Delivery; notAfter: Date },
  participant: Participant,
  contact: Contact,
) => Promise<OnceResult | OnceWait>;

export interface DeliveryParts {
  broadcasts: Pick<BroadcastStore, 'find'>;
  deliveries: DeliveryStore;
  findParticipant: (id: string) => Promise<Participant | undefined>;
  contactsOf: (participantId: string) => Promise<Contact[]>;
  /** The earliest moment from `at` on at which announcements may reach this person. */
  allowedFrom: (at: Date, participant: Participant) => Promise<Date>;
  leaveFor: (contact: Contact, now: Date) => Promise<Leave>;
  /** How long nothing more is to be sent to a chat, in ms; 0 notes that something is. */
  chatPause: (contactId: string, now: Date) => number;
  announce: Announce;
  clock: Clock;
  /** A sender that is not heard of for so long was cut off; default 2 minutes. */
  leaseMs?: number;
  /** Before the second try where the platform does not say when, doubled for each that follows; default 30 s. */
  backoffMs?: number;
}

/** May it go to a contact now? A channel has its budget, and knows strangers. */
export type Leave = { outcome: 'go' } | { outcome: 'later'; at: Date } | { outcome: 'never' };

/** `wait`: the channel wants to be left alone so long. */
export type Sent = { outcome: 'done' } | { outcome: 'wait'; ms: number; hold: boolean };

const done: Sent = { outcome: 'done' };

const usualLeaseMs = 120_000;

/** One that another process has to send may wait there for so long. */
const handedMs = 6 * 3_600_000;

const mostFailures = 6;
const usualBackoffMs = 30_000;

/** What was decided so long ago is not acted upon: the hour may be another, or the announcement cancelled. */
const staleMs = 20_000;

/**
 * Sends one row if it is wanted still: the announcement is under way, the person did not stop, may be
 * written to at this hour and can be reached. Run twice it sends once: the row is claimed.
 */
export async function sendDelivery(parts: DeliveryParts, id: string): Promise<Sent> {
  const now = parts.clock.now();
  const row = await parts.deliveries.find(id);
  if (row?.state !== 'planned') return done;
  const broadcast = await parts.broadcasts.find(row.broadcastId);
  if (broadcast?.state === 'cancelled') await parts.deliveries.skip(id, 'cancelled');
  // Paused: the row stays planned, and is taken up when it is resumed.
  if (broadcast?.state !== 'sending') return done;
  const participant = await parts.findParticipant(row.participantId);
  if (!participant) return skip(parts, id, 'deleted');
  const from = await parts.allowedFrom(now, participant);
  if (from > now) {
    await parts.deliveries.postpone(id, from);
    return done;
  }
  const contacts = await parts.contactsOf(participant.id);
  const found = await chooseOpen(parts, broadcast, participant, contacts, now);
  if ('why' in found) return skip(parts, id, found.why);
  if ('at' in found) {
    await parts.deliveries.postpone(id, found.at);
    return done;
  }
  const ms = parts.chatPause(found.contact.id, now);
  if (ms > 0) return { outcome: 'wait', ms, hold: false };
  // The store was away meanwhile: what was read before is decided anew.
  if (parts.clock.now().getTime() - now.getTime() > staleMs)
    return { outcome: 'wait', ms: 0, hold: false };
  return send(parts, { broadcast, row, participant, contact: found.contact });
}

/** The contact that may be written to now; or from when on, or why none ever. What a channel's budget holds up goes by another. */
async function chooseOpen(
  parts: DeliveryParts,
  { segment: { channels } }: Broadcast,
  { preferredChannel: preferred }: Participant,
  contacts: Contact[],
  now: Date,
): Promise<{ contact: Contact } | { at: Date } | { why: string }> {
  const not: string[] = [];
  let held: Date | undefined;
  for (;;) {
    const how = {
      not,
      ...(preferred !== undefined && { preferred }),
      ...(channels && { channels }),
    };
    const chosen = chooseContact(contacts, how);
    if ('why' in chosen) return held ? { at: held } : chosen;
    const contact = contacts.find(({ id }) => id === chosen.contactId);
    if (!contact) return { why: 'unreachable' };
    const leave = await parts.leaveFor(contact, now);
    if (leave.outcome === 'go') return { contact };
    if (leave.outcome === 'later') held = leave.at;
    not.push(contact.id);
  }
}

async function skip({ deliveries }: DeliveryParts, id: string, why: string): Promise<Sent> {
  await deliveries.skip(id, why);
  return done;
}

interface Ready {
  broadcast: Broadcast;
  row: Delivery;
  participant: Participant;
  contact: Contact;
}

/** Claims a row, sends it, and writes down what became of it. When the claim's time is over it may be another's. */
async function send(parts: DeliveryParts, ready: Ready): Promise<Sent> {
  const { broadcast, row, participant, contact } = ready;
  const { deliveries, clock, leaseMs = usualLeaseMs } = parts;
  const now = clock.now();
  const until = new Date(now.getTime() + leaseMs);
  const claimed = await deliveries.claim(row.id, now, until, contact.id);
  if (!claimed) return done;
  const notAfter = new Date(now.getTime() + handedMs);
  const announcement = { broadcast, delivery: claimed, notAfter };
  const result = await parts.announce(announcement, participant, contact);
  switch (result.outcome) {
    case 'handed':
      await deliveries.prolong(claimed, new Date(notAfter.getTime() + leaseMs));
      return done;
    case 'later':
      return retry(parts, claimed, result.retryAfterMs);
    case 'dropped':
      await putBack(parts, claimed, { dueAt: clock.now() });
      return done;
    default:
      await settleDelivery(parts, claimed, result, clock.now());
      return done;
  }
}

/** Certainly not sent: it is sent again after a while. Only trouble of which nobody knows the end counts against it. */
async function retry(
  parts: DeliveryParts,
  claimed: Delivery,
  retryAfterMs: number | undefined,
): Promise<Sent> {
  const { deliveries, clock, backoffMs = usualBackoffMs } = parts;
  const now = clock.now().getTime();
  if (retryAfterMs !== undefined) {
    await putBack(parts, claimed, { dueAt: new Date(now + retryAfterMs) });
    return { outcome: 'wait', ms: retryAfterMs, hold: true };
  }
  const { failures = 0 } = claimed;
  if (failures + 1 >= mostFailures) {
    await deliveries.settle(claimed, { state: 'failed', why: 'unavailable' });
    return done;
  }
  const dueAt = new Date(now + backoffMs * 2 ** failures);
  await putBack(parts, claimed, { dueAt, failures: failures + 1 });
  return done;
}
