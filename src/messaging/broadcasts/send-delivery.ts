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
  announce: Announce;
}

/** `wait`: the channel wants to be left alone so long. */
export type Sent = { outcome: 'done' } | { outcome: 'wait'; ms: number };

const done: Sent = { outcome: 'done' };

/** A sender that is not heard of for so long was cut off. */
const leaseMs = 120_000;

/** One that another process has to send may wait there for so long. */
const handedMs = 6 * 3_600_000;

const mostAttempts = 6;
const backoffMs = 30_000;

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
  const chosen = chooseContact(contacts, {
    ...(participant.preferredChannel !== undefined && { preferred: participant.preferredChannel }),
    ...(broadcast.segment.channels && { channels: broadcast.segment.channels }),
  });
  if ('why' in chosen) return skip(parts, id, chosen.why);
  const contact = contacts.find((one) => one.id === chosen.contactId);
  return contact ? send(parts, { broadcast, row, participant, contact, now }) : done;
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
  { deliveries }: DeliveryParts,
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
  return retryAfterMs === undefined ? done : { outcome: 'wait', ms };
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
