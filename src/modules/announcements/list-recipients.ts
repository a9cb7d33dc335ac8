import type { Contact } from '../../ports/contact.js';
import type { Broadcast, Delivery } from './broadcast.js';
import { chooseContact, type Reason } from './choose-contact.js';
import type { BroadcastStore, DeliveryStore, Recipient, RecipientSource } from './ports.js';
import type { Segment } from './segment.js';

/** Recipients that are read and written at a time. */
const pageSize = 500;

export interface Reach {
  /** How many get it, by the channel through which they do. */
  channels: Record<string, number>;
  recipients: number;
  /** How many are meant but get nothing, by reason. */
  skipped: Partial<Record<Reason, number>>;
}

const chosenFor = ({ participant, contacts }: Recipient, { channels }: Segment) =>
  chooseContact(contacts, {
    ...(participant.preferredChannel !== undefined && { preferred: participant.preferredChannel }),
    ...(channels && { channels }),
  });

/** How many people a segment means, and whom of them an announcement reaches. */
export async function countReach(
  source: RecipientSource,
  segment: Segment,
  now: Date,
): Promise<Reach> {
  const reach: Reach = { channels: {}, recipients: 0, skipped: {} };
  for await (const one of eachRecipient(source, segment, now)) {
    const chosen = chosenFor(one, segment);
    if ('why' in chosen) reach.skipped[chosen.why] = (reach.skipped[chosen.why] ?? 0) + 1;
    else {
      const channel = channelOf(one.contacts, chosen.contactId);
      reach.channels[channel] = (reach.channels[channel] ?? 0) + 1;
      reach.recipients += 1;
    }
  }
  return reach;
}

const channelOf = (contacts: Contact[], id: string): string =>
  contacts.find((contact) => contact.id === id)?.channel ?? '';

async function* eachRecipient(
  source: RecipientSource,
  segment: Segment,
  now: Date,
): AsyncGenerator<Recipient> {
  for (let after: string | undefined, more = true; more;) {
    const { recipients, next } = await source.page(segment, now, pageSize, after);
    yield* recipients;
    after = next;
    more = next !== undefined;
  }
}

/**
 * Writes one row for everybody whom a started announcement is for. Broken off, it goes on where it was;
 * run twice it writes nothing twice.
 */
export async function listRecipients(
  {
    broadcasts,
    deliveries,
    source,
  }: { broadcasts: BroadcastStore; deliveries: DeliveryStore; source: RecipientSource },
  broadcast: Broadcast,
  now: Date,
): Promise<void> {
  if (broadcast.listed === 'complete') return;
  for (let after = broadcast.listedTo, more = true; more;) {
    const { recipients, next } = await source.page(broadcast.segment, now, pageSize, after);
    await deliveries.add(recipients.map((one) => rowFor(broadcast, one, now)));
    await broadcasts.noteListed(broadcast.id, next, next === undefined);
    after = next;
    more = next !== undefined;
  }
}

/** The row of one recipient; who gets nothing has one too, and it says why. */
function rowFor(broadcast: Broadcast, recipient: Recipient, now: Date): Delivery {
  const chosen = chosenFor(recipient, broadcast.segment);
  const { id: participantId } = recipient.participant;
  const row = {
    id: `${broadcast.id}:${participantId}`,
    broadcastId: broadcast.id,
    participantId,
    attempts: 0,
    dueAt: now,
  };
  return 'why' in chosen
    ? { ...row, contactId: recipient.contacts[0]?.id ?? '', state: 'skipped', why: chosen.why }
    : { ...row, contactId: chosen.contactId, state: 'planned' };
}
