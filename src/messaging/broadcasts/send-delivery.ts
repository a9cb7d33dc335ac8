import type { Contact } from '../../programme/contacts/contact.js';
import type { Participant } from '../../programme/participants/participant.js';
import type { OnceResult, OnceWait } from '../../ports/once.js';
import type { Broadcast, Delivery } from './broadcast.js';
import { chooseContact } from './choose-contact.js';
import type { BroadcastStore, DeliveryStore, Ended } from './ports.js';

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

const mostAttempts = 6;
const usualBackoffMs = 30_000;

/**
 * Sends one row if it is wanted still: the announcement is under way, the person did not stop, may be
 * written to at this hour and can be reached. Run twice it sends once: the row is claimed.
 */
export async function sendDelivery(parts: DeliveryParts, id: string, now: Date): Promise<Sent> {
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
  return send(parts, { broadcast, row, participant, contact: found.contact, now });
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
  now: Date;
}

async function send(parts: DeliveryParts, ready: Ready): Promise<Sent> {
  const { broadcast, row, participant, contact, now } = ready;
  const { leaseMs = usualLeaseMs } = parts;
  const until = new Date(now.getTime() + leaseMs);
  const claimed = await parts.deliveries.claim(row.id, now, until, contact.id);
  if (!claimed) return done;
  const notAfter = new Date(now.getTime() + handedMs);
  const announcement = { broadcast, delivery: claimed, notAfter };
  const result = await parts.announce(announcement, participant, contact);
  if (result.outcome === 'handed') {
    await parts.deliveries.prolong(row.id, new Date(notAfter.getTime() + leaseMs));
    return done;
  }
  if (result.outcome !== 'later') {
    await settleDelivery(parts, row.id, result, now);
    return done;
  }
  return retry(parts, claimed, result.retryAfterMs, now);
}

async function retry(
  { deliveries, backoffMs = usualBackoffMs }: DeliveryParts,
  { id, attempts }: Delivery,
  retryAfterMs: number | undefined,
  now: Date,
): Promise<Sent> {
  if (retryAfterMs === undefined && attempts >= mostAttempts) {
    await deliveries.settle(id, { state: 'failed', why: 'unavailable' });
    return done;
  }
  const ms = retryAfterMs ?? backoffMs * 2 ** (attempts - 1);
  await deliveries.giveBack(id, { dueAt: new Date(now.getTime() + ms) });
  return retryAfterMs === undefined ? done : { outcome: 'wait', ms, hold: true };
}

/**
 * Writes down how a sending ended; may be told twice. Somebody who is gone here is tried on their other
 * channel.
 */
export async function settleDelivery(
  { deliveries, contactsOf }: Pick<DeliveryParts, 'deliveries' | 'contactsOf'>,
  id: string,
  result: OnceResult,
  now: Date,
): Promise<void> {
  if (result.outcome === 'gone') {
    const row = await deliveries.find(id);
    const contacts = row ? await contactsOf(row.participantId) : [];
    const other = row && chooseContact(contacts, { not: [row.contactId] });
    if (other && 'contactId' in other) {
      await deliveries.giveBack(id, { dueAt: now, contactId: other.contactId });
      return;
    }
  }
  await deliveries.settle(id, endOf(result, now));
}

const endOf = (result: OnceResult, now: Date): Ended => {
  switch (result.outcome) {
    case 'sent':
      return { state: 'sent', sentAt: now, platformRef: result.ref };
    case 'failed':
      return { state: 'failed', why: 'refused' };
    case 'gone':
      return { state: 'failed', why: 'unreachable' };
    case 'ambiguous':
      return { state: 'ambiguous', why: 'cut_off' };
    case 'late':
      return { state: 'skipped', why: 'late' };
  }
};
