import type { Config } from '../config.js';
import type { Words } from '../i18n/words.js';
import { advanceBroadcasts } from '../messaging/broadcasts/advance.js';
import { announcementEvent, offersOf } from '../messaging/broadcasts/as-event.js';
import { textFor } from '../messaging/broadcasts/fill-for.js';
import { deliveryOf, onceIdOf } from '../messaging/broadcasts/once-id.js';
import type { BroadcastStore, DeliveryStore } from '../messaging/broadcasts/ports.js';
import {
  sendDelivery,
  settleDelivery,
  type Announce,
  type DeliveryParts,
} from '../messaging/broadcasts/send-delivery.js';
import { createChatPace } from '../messaging/chat-pace.js';
import { nextAllowed } from '../messaging/policy/quiet-hours.js';
import { zoneOfPerson } from '../messaging/policy/zones.js';
import type { ChannelName } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { OnceLedger } from '../ports/once.js';
import { priorities, type JobQueue } from '../ports/queue.js';
import type { Sweep } from '../ports/sweep.js';
import { deliveryStore } from '../store/broadcasts/deliveries.js';
import type { Database } from '../store/connect.js';
import { contactStore } from '../store/contacts.js';
import { participantStore } from '../store/participants.js';
import { sendDeliveryKind, type SendDeliveryParts } from '../../worker/jobs/send-delivery.js';
import { buildBroadcastDesk } from './build-broadcast-desk.js';
import type { Conversations } from './build-conversations.js';
import { wordingOf } from './wording.js';
import { buildWhatsAppBudget } from './build-whatsapp.js';
import { readCalendar } from './read-calendar.js';

export interface BroadcastWorkParts {
  config: Pick<Config, 'approvalAbove' | 'timeZone' | 'telegram' | 'whatsapp'>;
  database: Database;
  words: Words;
  clock: Clock;
  conversations: Pick<Conversations, 'initiate'>;
  /** Between two looks at what announcements are due; default 3 s. */
  everyMs?: number;
  /** After so long a sender that is not heard of counts as cut off; default 2 minutes. */
  leaseMs?: number;
  /** Before the second try of a row; default 30 s. */
  backoffMs?: number;
}

const sweepMs = 3_000;

/** Of the rows that wait in the queue: what is sent between two looks, twice over. */
const queuedFor = (rate: number): number => Math.ceil((rate * 2 * sweepMs) / 1_000);

/** How long a channel that the office or the platform paused is left alone, until it is asked again. */
const pausedMs = 3_600_000;

/** How a worker sends announcements: the job, and the sweep that fills the queue. */
export function buildBroadcastWork(
  around: BroadcastWorkParts,
  queues: JobQueue,
): { parts: SendDeliveryParts; sweeps: Sweep[] } {
  const { config, database, clock } = around;
  const desk = buildBroadcastDesk(database, config.approvalAbove);
  const send = sendingParts(around, desk);
  const mostQueued = queuedFor(config.telegram?.rate ?? 25);
  const advance = {
    ...desk,
    mostQueued,
    enqueue: (id: string) =>
      queues.enqueue(sendDeliveryKind, { id }, { id, priority: priorities.bulk }),
  };
  const sweep: Sweep = {
    name: 'broadcasts',
    everyMs: around.everyMs ?? sweepMs,
    run: (now) => advanceBroadcasts(advance, now),
  };
  return {
    parts: { sendDelivery: (id) => sendDelivery(send, id, clock.now()) },
    sweeps: [sweep],
  };
}

function sendingParts(
  around: BroadcastWorkParts,
  { broadcasts, deliveries }: { broadcasts: BroadcastStore; deliveries: DeliveryStore },
): DeliveryParts {
  const { config, database, clock } = around;
  const participants = participantStore(database);
  const budget = buildWhatsAppBudget(config, database, clock);
  const calendar = readCalendar(database, clock);
  return {
    broadcasts,
    deliveries,
    findParticipant: (id) => participants.find(id),
    contactsOf: (id) => contactStore(database).ofParticipant(id),
    async allowedFrom(at, { tags }) {
      const zone = zoneOfPerson(tags, config.timeZone);
      return nextAllowed(at, zone, await calendar()) ?? new Date(at.getTime() + pausedMs);
    },
    async leaveFor({ id, channel }, now) {
      if (channel !== 'whatsapp') return { outcome: 'go' };
      const leave = await budget.take(id);
      if (leave.outcome === 'paused')
        return { outcome: 'later', at: new Date(now.getTime() + pausedMs) };
      return leave;
    },
    chatPause: createChatPace(),
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
      id: onceIdOf(delivery.id),
      contact: { id, channel: channel as ChannelName, address: contact.address },
      locale,
      say: [announcementEvent(broadcast, text, locale)],
      ...(offers.length > 0 && { offers }),
      notAfter,
    });
  };
};

/** Where it is written what became of announcements that another process sends. */
export function deliveryLedger(database: Database, clock: Clock): OnceLedger {
  const deliveries = deliveryStore(database);
  const contacts = contactStore(database);
  const parts = { deliveries, contactsOf: (id: string) => contacts.ofParticipant(id) };
  return {
    async wanted(once) {
      const id = deliveryOf(once);
      return id !== undefined && (await deliveries.find(id))?.state === 'sending';
    },
    async settle(once, result) {
      const id = deliveryOf(once);
      if (id !== undefined) await settleDelivery(parts, id, result, clock.now());
    },
  };
}

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
