import type { InitiatingChannel } from '../../ports/channel.js';
import type { Contact } from '../../ports/contact.js';
import type { Participant } from '../people/participant.js';
import type { Leaves } from '../../delivery/leaves.js';
import type { Broadcast, Delivery } from './broadcast.js';
import { chooseContact } from './choose-contact.js';
import {
  claimAndSend,
  done,
  type Addressed,
  type ClaimParts,
  type Sent,
} from './claim-and-send.js';
import { patienceMs } from './patience.js';

export interface DeliveryParts extends ClaimParts {
  findParticipant: (id: string) => Promise<Participant | undefined>;
  /** The earliest moment from `at` on at which announcements may reach this person. */
  allowedFrom: (at: Date, participant: Participant) => Promise<Date>;
  leaves: Leaves;
  /** Puts the sending of a row into the queue of another channel. */
  enqueue: (id: string, channel: InitiatingChannel, held: readonly string[]) => Promise<void>;
  /** How long nothing more is to be sent to a chat, in ms; 0 notes that something is. */
  chatPause: (contactId: string, now: Date) => number;
}

/** The sending of a row. */
export interface DeliveryJob {
  id: string;
  /** Contacts whose channel had no room for it just now, or is not for them. */
  held?: readonly string[];
}

interface Ready extends Addressed {
  held: readonly string[];
  /** Another contact than these. */
  choose: (not: readonly string[]) => Contact | { why: string };
  now: Date;
}

/** What was decided so long ago is not acted upon: the hour may be another, or the announcement cancelled. */
const staleMs = 20_000;

/** Before a row that no channel has room for is looked at again. */
const againMs = 15 * 60_000;

/**
 * Sends one row if it is wanted still: the announcement is under way, the person did not stop, may be
 * written to at this hour and can be reached. Run twice it sends once: the row is claimed. One that goes by another
 * channel now moves to that one's queue; one whose channel is away stays planned, and is queued again when it is back.
 * @param queue the channel in whose queue it was
 */
export async function sendDelivery(
  parts: DeliveryParts,
  { id, held = [] }: DeliveryJob,
  queue: string,
): Promise<Sent> {
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
  if (from > now) return postpone(parts, id, from);
  const contacts = await parts.contactsOf(participant.id);
  const choose = (not: readonly string[]) => contactFor(row, broadcast, participant, contacts, not);
  const chosen = choose(held);
  // All that there is was held up: it is not that nobody is there.
  if ('why' in chosen && chosen.why === 'unreachable' && held.length > 0)
    return postpone(parts, id, new Date(now.getTime() + againMs));
  if ('why' in chosen) return skip(parts, id, chosen.why);
  const ready = { broadcast, row, participant, contact: chosen, held, choose, now };
  if (chosen.channel !== queue) return moveTo(parts, ready, chosen, held);
  if (await parts.leaves.awaySince(queue)) return waitForChannel(parts, ready);
  const ms = parts.chatPause(chosen.id, now);
  if (ms > 0) return { outcome: 'wait', ms, hold: false };
  return withLeave(parts, ready);
}

/** By whom it goes: by the contact that was chosen when it was listed, as long as that can be reached. */
function contactFor(
  { contactId }: Delivery,
  { segment: { channels } }: Broadcast,
  { preferredChannel: preferred }: Participant,
  contacts: Contact[],
  not: readonly string[],
): Contact | { why: string } {
  const chosen = chooseContact(contacts, {
    first: contactId,
    not,
    ...(preferred !== undefined && { preferred }),
    ...(channels && { channels }),
  });
  if ('why' in chosen) return chosen;
  return contacts.find(({ id }) => id === chosen.contactId) ?? { why: 'unreachable' };
}

async function skip({ deliveries }: DeliveryParts, id: string, why: string): Promise<Sent> {
  await deliveries.skip(id, why);
  return done;
}

async function postpone({ deliveries }: DeliveryParts, id: string, to: Date): Promise<Sent> {
  await deliveries.postpone(id, to);
  return done;
}

async function moveTo(
  { deliveries, enqueue }: DeliveryParts,
  { row }: Ready,
  { id, channel }: Contact,
  held: readonly string[],
): Promise<Sent> {
  await deliveries.move(row.id, id);
  await enqueue(row.id, channel as InitiatingChannel, held);
  return done;
}

/** Its row stays as it is until the channel is back; for hours in vain, it goes by another, or is too late. */
async function waitForChannel(parts: DeliveryParts, ready: Ready): Promise<Sent> {
  const { row, contact, held, choose, now } = ready;
  if (now.getTime() - row.dueAt.getTime() < patienceMs) return done;
  const tried = [...held, contact.id];
  const other = choose(tried);
  return 'why' in other ? skip(parts, row.id, 'late') : moveTo(parts, ready, other, tried);
}

/** Takes leave and sends. What a channel has no room for goes by another contact of the person, if there is one. */
async function withLeave(parts: DeliveryParts, ready: Ready): Promise<Sent> {
  const { row, contact, held, choose, now } = ready;
  const leave = await parts.leaves.take(contact, now);
  if (leave.outcome === 'away') return done;
  if (leave.outcome === 'go') {
    if (parts.clock.now().getTime() - now.getTime() <= staleMs)
      return claimAndSend(parts, ready, leave);
    // The store was away meanwhile: what was read before is decided anew.
    await leave.giveBack();
    return { outcome: 'wait', ms: 0, hold: false };
  }
  const tried = [...held, contact.id];
  const other = choose(tried);
  if (!('why' in other)) return moveTo(parts, ready, other, tried);
  if (leave.outcome === 'never')
    return held.length > 0
      ? postpone(parts, row.id, new Date(now.getTime() + againMs))
      : skip(parts, row.id, 'unreachable');
  if (leave.pace === true)
    return { outcome: 'wait', ms: Math.max(leave.at.getTime() - now.getTime(), 1_000), hold: true };
  return postpone(parts, row.id, leave.at);
}
