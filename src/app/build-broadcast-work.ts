import type { Config } from '../config.js';
import type { Words } from '../i18n/words.js';
import { advanceBroadcasts } from '../modules/announcements/advance.js';
import { announcementEvent, offersOf } from '../modules/announcements/as-event.js';
import { textFor } from '../modules/announcements/fill-for.js';
import { expireDeliveries } from '../modules/announcements/expire.js';
import { announcementLedger } from '../modules/announcements/ledger.js';
import { onceIdOf } from '../modules/announcements/once-id.js';
import type { BroadcastStore, DeliveryStore } from '../modules/announcements/ports.js';
import type { Announce } from '../modules/announcements/claim-and-send.js';
import { sendDelivery, type DeliveryParts } from '../modules/announcements/send-delivery.js';
import { createChatPace } from '../delivery/chat-pace.js';
import type { Leaves } from '../delivery/leaves.js';
import { nextAllowed } from '../delivery/policy/quiet-hours.js';
import { zoneOfPerson } from '../delivery/policy/zones.js';
import { initiatingChannels, type ChannelName, type InitiatingChannel } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { OnceLedger } from '../ports/once.js';
import { priorities, type JobQueue } from '../ports/queue.js';
import type { Sweep } from '../ports/sweep.js';
import { broadcastStore } from '../modules/announcements/store/broadcasts.js';
import { deliveryStore } from '../modules/announcements/store/deliveries.js';
import type { Database } from '../store/connect.js';
import { contactStore } from '../modules/people/store/contacts.js';
import { participantStore } from '../modules/people/store/participants.js';
import { sendDeliveryKind, type SendDeliveryParts } from '../../worker/jobs/send-delivery.js';
import { buildBroadcastDesk } from '../modules/announcements/build-desk.js';
import { outboxOf } from '../store/outbox-of.js';
import type { Conversations } from './build-conversations.js';
import { wordingOf } from '../modules/announcements/wording.js';
import { readCalendar } from '../modules/calendar/read-calendar.js';
import { rateOf, type ChannelSettings } from '../delivery/sending-pace.js';

export interface BroadcastWorkParts {
  config: Pick<Config, 'approvalAbove' | 'timeZone'> & ChannelSettings;
  database: Database;
  words: Words;
  clock: Clock;
  conversations: Pick<Conversations, 'initiate'>;
  /** What the channels take. */
  leaves: Leaves;
  /** Between two looks at what announcements are due; default 3 s. */
  everyMs?: number;
  /** After so long a sender that is not heard of counts as cut off; default 2 minutes. */
  leaseMs?: number;
  /** Before the second try of a row; default 30 s. */
  backoffMs?: number;
}

const sweepMs = 3_000;

/** Of the rows that wait in a queue: what is sent between two looks, twice over. */
const queuedFor = (rate: number): number => Math.ceil((rate * 2 * sweepMs) / 1_000);

/** Where the calendar allows no hour at all, it is looked at again after so long. */
const noHourMs = 3_600_000;

/** How a worker sends announcements: the job, and the sweep that fills the queue. */
export function buildBroadcastWork(
  around: BroadcastWorkParts,
  queues: JobQueue,
): { parts: SendDeliveryParts; sweeps: Sweep[] } {
  const { config, database } = around;
  const desk = buildBroadcastDesk(database, config.approvalAbove);
  const enqueue = (id: string, channel: InitiatingChannel, held: readonly string[] = []) => {
    const job = { id, ...(held.length > 0 && { held }) };
    return queues.enqueue(sendDeliveryKind(channel), job, { id, priority: priorities.bulk });
  };
  const send = sendingParts(around, desk, enqueue);
  const advance = {
    ...desk,
    leaves: around.leaves,
    mostQueued: new Map(
      initiatingChannels.map((channel) => [channel, queuedFor(rateOf(channel, config))]),
    ),
    expire: (now: Date) => expireDeliveries({ ...outboxOf(database), ...desk }, now),
    enqueue,
  };
  const sweep: Sweep = {
    name: 'broadcasts',
    everyMs: around.everyMs ?? sweepMs,
    run: (now) => advanceBroadcasts(advance, now),
  };
  return {
    parts: { sendDelivery: (job, queue) => sendDelivery(send, job, queue) },
    sweeps: [sweep],
  };
}

function sendingParts(
  around: BroadcastWorkParts,
  { broadcasts, deliveries }: { broadcasts: BroadcastStore; deliveries: DeliveryStore },
  enqueue: DeliveryParts['enqueue'],
): DeliveryParts {
  const { config, database, clock, leaves } = around;
  const participants = participantStore(database);
  const calendar = readCalendar(database, clock);
  return {
    broadcasts,
    deliveries,
    findParticipant: (id) => participants.find(id),
    contactsOf: (id) => contactStore(database).ofParticipant(id),
    async allowedFrom(at, { tags }) {
      const zone = zoneOfPerson(tags, config.timeZone);
      return nextAllowed(at, zone, await calendar()) ?? new Date(at.getTime() + noHourMs);
    },
    leaves,
    enqueue,
    chatPause: createChatPace(),
    clock,
    ...(around.leaseMs !== undefined && { leaseMs: around.leaseMs }),
    ...(around.backoffMs !== undefined && { backoffMs: around.backoffMs }),
    announce: announcer(around),
  };
}

/** Puts an announcement into the words of one person, and sends it once. */
const announcer = ({ words, conversations }: BroadcastWorkParts): Announce => {
  const wording = wordingOf(words);
  return ({ broadcast, delivery, notAfter }, participant, { id, channel, ...contact }) => {
    const locale = contact.locale ?? 'id';
    const offers = offersOf(broadcast, locale);
    const text = textFor(broadcast, participant, locale, wording);
    return conversations.initiate({
      id: `delivery ${delivery.id}`,
      once: onceIdOf(delivery),
      contact: { id, channel: channel as ChannelName, address: contact.address },
      locale,
      say: [announcementEvent(broadcast, text, locale)],
      ...(offers.length > 0 && { offers }),
      notAfter,
    });
  };
};

/** The ledger of announcements on the real store. */
export const deliveryLedger = (database: Database, clock: Clock): OnceLedger =>
  announcementLedger({
    broadcasts: broadcastStore(database),
    deliveries: deliveryStore(database),
    contactsOf: (id) => contactStore(database).ofParticipant(id),
    clock,
  });

/** Several ledgers as one: each knows its own ids and passes over those of others. */
export const joinLedgers = (...ledgers: OnceLedger[]): OnceLedger => ({
  async wanted(id) {
    for (const ledger of ledgers) if (await ledger.wanted(id)) return true;
    return false;
  },
  async settle(id, result) {
    for (const ledger of ledgers) await ledger.settle(id, result);
  },
});
