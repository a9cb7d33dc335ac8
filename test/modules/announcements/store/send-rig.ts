import { advanceBroadcasts } from '../../../../src/modules/announcements/advance.js';
import type { Broadcast } from '../../../../src/modules/announcements/broadcast.js';
import { expireDeliveries } from '../../../../src/modules/announcements/expire.js';
import {
  sendDelivery,
  type DeliveryJob,
  type DeliveryParts,
} from '../../../../src/modules/announcements/send-delivery.js';
import type { Leave } from '../../../../src/delivery/leaves.js';
import { initiatingChannels, type InitiatingChannel } from '../../../../src/ports/channel.js';
import type { OnceResult, OnceWait } from '../../../../src/ports/once.js';
import type { OutboxEntry } from '../../../../src/ports/store.js';
import { broadcastStore } from '../../../../src/modules/announcements/store/broadcasts.js';
import { deliveryStore } from '../../../../src/modules/announcements/store/deliveries.js';
import { recipientSource } from '../../../../src/modules/announcements/store/recipients.js';
import type { Database } from '../../../../src/store/connect.js';
import { contactStore } from '../../../../src/modules/people/store/contacts.js';
import { participantStore } from '../../../../src/modules/people/store/participants.js';

export const now = new Date('2026-11-24T03:00:00Z');
export const later = (ms: number) => new Date(now.getTime() + ms);

let present = now;
const clock = { now: () => present };

/** Runs the job of a row at a moment, in the queue of a channel. */
export function sendAt(
  parts: DeliveryParts,
  job: string | DeliveryJob,
  at: Date,
  channel: InitiatingChannel = 'telegram',
) {
  present = at;
  return sendDelivery(parts, typeof job === 'string' ? { id: job } : job, channel);
}

/** A job that was queued. */
export interface Queued extends DeliveryJob {
  channel: InitiatingChannel;
}

/** The channel of a test: what it answers, and what it was given. */
export interface Platform {
  given: string[];
  answer: (contactId: string) => OnceResult | OnceWait;
  from: Date;
  leave: (contactId: string) => Leave;
  /** Leaves that were given back. */
  returned: string[];
  /** Since when channels are away. */
  away: Map<string, Date>;
  pauseMs: number;
}

export function createRig(database: Database) {
  const platform: Platform = {
    given: [],
    answer: () => ({ outcome: 'sent', ref: '7' }),
    from: new Date(0),
    leave: (contactId) => ({
      outcome: 'go',
      giveBack: () => Promise.resolve(void platform.returned.push(contactId)),
    }),
    returned: [],
    away: new Map(),
    pauseMs: 0,
  };
  const moved: Queued[] = [];
  const leaves = {
    awaySince: (channel: string) => Promise.resolve(platform.away.get(channel)),
    take: ({ id }: { id: string }) => Promise.resolve(platform.leave(id)),
  };
  const parts: DeliveryParts = {
    broadcasts: broadcastStore(database),
    deliveries: deliveryStore(database),
    findParticipant: (id) => participantStore(database).find(id),
    contactsOf: (id) => contactStore(database).ofParticipant(id),
    allowedFrom: (at) => Promise.resolve(at < platform.from ? platform.from : at),
    leaves,
    enqueue: (id, channel, held) => Promise.resolve(void moved.push({ id, channel, held })),
    chatPause: () => platform.pauseMs,
    clock,
    announce: (_announcement, _participant, contact) => {
      platform.given.push(contact.id);
      return Promise.resolve(platform.answer(contact.id));
    },
  };
  const queued: string[] = [];
  const jobs: string[] = [];
  const source = recipientSource(database, () => Promise.resolve(new Set()));
  const advance = (at = now, mostQueued = 100) =>
    advanceBroadcasts(
      {
        ...{
          broadcasts: broadcastStore(database),
          deliveries: parts.deliveries,
          source,
          leaves,
          mostQueued: new Map(initiatingChannels.map((channel) => [channel, mostQueued])),
        },
        expire: (when) => expire(parts, when),
        enqueue: (id, channel) => {
          queued.push(id);
          jobs.push(`${channel} ${id}`);
          return Promise.resolve();
        },
      },
      at,
    );
  return { platform, parts, queued, jobs, moved, advance };
}

/** Looks after claims that are over. */
export const expire = (
  { broadcasts, deliveries }: DeliveryParts,
  at: Date,
  entry?: Partial<OutboxEntry>,
): Promise<void> =>
  expireDeliveries(
    {
      broadcasts,
      deliveries,
      outboxEntry: () => Promise.resolve(entry as OutboxEntry | undefined),
      withdraw: () => Promise.resolve(true),
    },
    at,
  );

export async function addPeople(
  { participants, contacts }: Database,
  ids: string[],
  channels = ['telegram'],
): Promise<void> {
  const consent = { textId: 't', at: now, channel: 'telegram' };
  await participants.collection.insertMany(ids.map((_id) => ({ _id })) as never[]);
  const rows = ids.flatMap((id) =>
    channels.map((channel) => ({
      ...{ _id: `${channel}:${id}`, channel, address: id, participantId: id, consent },
    })),
  );
  await contacts.collection.insertMany(rows as never[]);
}

export const announcement = (id: string, more: Partial<Broadcast> = {}): Broadcast => ({
  ...{ id, text: { id: 'Halo' }, buttons: [], segment: {}, state: 'scheduled', version: 1 },
  ...{ createdBy: 'ani@pasti.example', createdAt: now, at: now, ...more },
});
