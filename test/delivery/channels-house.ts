import {
  buildBroadcastWork,
  deliveryLedger,
  joinLedgers,
} from '../../src/app/build-broadcast-work.js';
import { buildConversations } from '../../src/app/build-conversations.js';
import { buildLeaves } from '../../src/app/build-leaves.js';
import { buildReminderWork } from '../../src/app/build-reminder-work.js';
import { buildAgenda } from '../../src/app/build-reminders.js';
import { sendingPace } from '../../src/delivery/sending-pace.js';
import { readConfig } from '../../src/config.js';
import type { Leaves } from '../../src/delivery/leaves.js';
import { reminderLedger } from '../../src/delivery/reminders/settle-reminder.js';
import { createSecrets } from '../../src/store/secrets.js';
import type { Database } from '../../src/store/connect.js';
import { reminderStore } from '../../src/store/reminders.js';
import { sendDeliveryJobs } from '../../worker/jobs/send-delivery.js';
import { sendReminderJobs } from '../../worker/jobs/send-reminder.js';
import type { Queues } from '../../worker/queues.js';
import { runSweeps } from '../../worker/run-sweeps.js';
import { quietLogger as logger } from '../support/mongo/quiet-logger.js';
import { FakeChannel } from '../turn/fake-channel.js';
import { SetClock, words } from './reminders/rig.js';
import { workerNow } from './spawn-worker.js';

const clock = { now: workerNow };

/** A worker with both channels, over queues of its own; it sends reminders and announcements. */
export async function startWork(database: Database, queues: Queues) {
  const telegram = new FakeChannel();
  const whatsapp = Object.assign(new FakeChannel(), { name: 'whatsapp' });
  const config = readConfig({ TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_RATE: '30', WHATSAPP: 'on' });
  const around = { database, words, clock, logger, timeZone: config.timeZone };
  const observe = () => undefined;
  const reminders = reminderLedger({ reminders: reminderStore(database), clock, observe });
  const conversations = buildConversations({
    ...around,
    secrets: createSecrets({ data: [Buffer.alloc(32, 1)], index: Buffer.alloc(32, 2) }),
    channels: [telegram, whatsapp],
    publicUrl: 'https://pasti.example',
    processId: 'worker',
    telegramLink: () => undefined,
    ledger: joinLedgers(reminders, deliveryLedger(database, clock)),
  });
  const leaves = brisk(database, buildLeaves(config, database, clock));
  const sending = { ...around, conversations, leaves };
  const due = buildReminderWork({ ...sending, observe, everyMs: { due: 200 } }, queues);
  const bulk = buildBroadcastWork({ ...sending, config, everyMs: 200 }, queues);
  await queues.ready();
  queues.process([...sendReminderJobs(due.parts), ...sendDeliveryJobs(bulk.parts)], {
    queues: sendingPace(config),
  });
  const dueSweep = due.sweeps.filter(({ name }) => name === 'reminders');
  const sweeps = runSweeps([...dueSweep, ...bulk.sweeps], { clock, logger });
  const stop = async () => {
    await sweeps.stop();
    await queues.stop();
    await conversations.stop();
  };
  return { telegram, whatsapp, stop };
}

/** As the product's, but that WhatsApp's pauses between two messages are short. */
const brisk = ({ whatsappAccount }: Database, leaves: Leaves): Leaves => ({
  awaySince: (channel) => leaves.awaySince(channel),
  async take(contact, now) {
    const soon = new Date(clock.now().getTime() + 300);
    const later = { nextAt: { $gt: soon } };
    await whatsappAccount.collection.updateOne(later, { $set: { nextAt: soon } });
    const leave = await leaves.take(contact, now);
    return leave.outcome === 'later' && leave.pace ? { ...leave, at: soon } : leave;
  },
});

export interface Person {
  id: string;
  channel: 'telegram' | 'whatsapp';
}

/** People who agreed to announcements, and who wrote before: WhatsApp is no place to write to strangers. */
export async function addPeople(database: Database, people: readonly Person[]): Promise<void> {
  const at = workerNow();
  const insert = (
    { collection }: Pick<Database['participants' | 'contacts' | 'sessions'], 'collection'>,
    document: (person: Person) => object,
  ) => collection.insertMany(people.map(document));
  await insert(database.participants, ({ id }) => ({
    _id: id,
    name: id,
    salutation: 'kak',
    number: `PAS-${id}`,
    steps: {},
    kecamatan: { code: '31.74.01', name: 'Tebet' },
    business: { kind: 'idea', category: 'craft', idea: 'tas' },
  }));
  await insert(database.contacts, ({ id, channel }) => ({
    _id: `${channel}:${id}`,
    channel,
    address: id,
    participantId: id,
    consent: { textId: 't', at, channel },
  }));
  const onWhatsApp = people.filter(({ channel }) => channel === 'whatsapp');
  await database.sessions.collection.insertMany(
    onWhatsApp.map(({ id, channel }) => ({
      _id: `${channel}:${id}` as never,
      channel,
      address: id,
      rev: 1,
      recent: [],
      outbox: {},
      conversation: { frames: [], asked: 0, parked: {}, person: {}, locale: 'id' },
      lastInboundAt: new Date('2026-11-23T03:00:00Z'),
    })),
  );
}

/** A permit that ends soon, and its reminder, which is due. */
export async function planReminder(database: Database, participantId: string): Promise<void> {
  const id = `${participantId}.pirt`;
  await database.permits.collection.insertOne({
    _id: id as never,
    participantId,
    kind: 'pirt',
    state: 'reported',
    expiresOn: '2026-12-08',
    createdAt: new Date('2025-01-01'),
    version: 1,
  });
  const around = { database, words, clock: new SetClock(), logger, timeZone: 'Asia/Jakarta' };
  await buildAgenda(around).changed({ of: 'permit', id });
}

/** An announcement to everybody. */
export async function announce({ broadcasts }: Database, id: string): Promise<void> {
  await broadcasts.collection.insertOne({
    _id: id as never,
    text: { id: `Halo ${id}` },
    buttons: [],
    segment: {},
    state: 'scheduled',
    version: 1,
    createdBy: 'ani@pasti.example',
    createdAt: workerNow(),
    at: workerNow(),
  });
}
