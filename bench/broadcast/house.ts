import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createTelegramChannel } from '../../src/channels/telegram/index.js';
import { buildBroadcastWork, deliveryLedger } from '../../src/app/build-broadcast-work.js';
import { buildConversations } from '../../src/app/build-conversations.js';
import { buildLeaves } from '../../src/app/build-leaves.js';
import { prepareStore } from '../../src/app/open-store.js';
import { sendingPace } from '../../src/delivery/sending-pace.js';
import { readConfig } from '../../src/config.js';
import { loadWords } from '../../src/i18n/words.js';
import { packagePath } from '../../src/package-root.js';
import type { Channel } from '../../src/ports/channel.js';
import { SendError } from '../../src/ports/send-error.js';
import { createSecrets } from '../../src/store/secrets.js';
import { deliveryStore } from '../../src/modules/announcements/store/deliveries.js';
import type { Database } from '../../src/store/connect.js';
import { token } from '../../test/e2e/bot-process.js';
import { quietLogger as logger } from '../../test/support/mongo/quiet-logger.js';
import { sendDeliveryJobs } from '../../worker/jobs/send-delivery.js';
import { openQueues } from '../../worker/queues.js';
import { runSweeps } from '../../worker/run-sweeps.js';

/** Tuesday, 10.00 in Jakarta, whenever it is run: at night nothing would be sent. */
const ahead = Date.parse('2026-11-24T03:00:00Z') - Date.now();
const clock = { now: () => new Date(Date.now() + ahead) };

/** Bot and worker in this process, on a store and a queue of their own. */
export async function startHouse(apiRoot: string, rate: number) {
  const given = { ...process.env, DATA_DIR: mkdtempSync(join(tmpdir(), 'pasti-bench-')) };
  const config = readConfig({
    ...given,
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: apiRoot,
    TELEGRAM_RATE: String(rate),
  });
  const words = loadWords(packagePath('locales'), config.timeZone);
  const { database } = await prepareStore(config, logger);
  await database.open();
  const telegram = createTelegramChannel({
    ...{ token, apiRoot, mode: 'polling', commandsMenu: { id: [] }, logger },
    texts: () => ({ unknownButton: '' }),
    files: { read: () => Promise.resolve(undefined) },
  });
  const common = { database, words, clock, logger };
  const conversations = buildConversations({
    ...common,
    timeZone: config.timeZone,
    channels: [telegram, unlinked],
    processId: 'bench',
    secrets: createSecrets({ data: [Buffer.alloc(32, 1)], index: Buffer.alloc(32, 2) }),
    publicUrl: 'https://pasti.example',
    telegramLink: () => undefined,
    ledger: deliveryLedger(database, clock),
  });
  await telegram.start(conversations.deliver);
  const { redisUrl, dataDir } = config;
  const queues = openQueues({ ...(redisUrl === undefined ? { dataDir } : { redisUrl }), logger });
  const leaves = buildLeaves(config, database, clock);
  const work = buildBroadcastWork({ ...common, config, conversations, leaves }, queues);
  queues.process(sendDeliveryJobs(work.parts), { queues: sendingPace(config) });
  await queues.ready();
  runSweeps(work.sweeps, { clock, logger });
  const sentTo = (count: number) => untilSent(database, count);
  return { database, announce: () => announce(database), sentTo };
}

const id = 'bench';

async function announce({ broadcasts }: Database): Promise<void> {
  const at = clock.now();
  const row = { _id: id, text: { id: 'Halo {{name}}' }, buttons: [], segment: {}, version: 1 };
  const who = { state: 'scheduled', createdBy: 'bench', createdAt: at, at };
  await broadcasts.collection.insertOne({ ...row, ...who } as never);
}

/** Resolves when every row on Telegram is over. */
async function untilSent(database: Database, count: number) {
  const onTelegram = { contactId: /^telegram:/, state: { $nin: ['planned', 'sending'] } };
  while ((await database.deliveries.countDocuments(onTelegram)) < count) await wait(100);
  return deliveryStore(database).counts(id);
}

/** A WhatsApp that nobody has linked. */
const unlinked: Channel = {
  name: 'whatsapp',
  capabilities: { buttons: false, contactRequest: false, deletes: false, maxLength: 4_000 },
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  send: () => Promise.reject(new SendError('unavailable', 'not linked', { retryAfterMs: 5_000 })),
  tidy: () => Promise.resolve(),
  health: () => ({ state: 'degraded', reason: 'no phone is linked' }),
};

/** The chat of the first of them; the others follow. */
export const firstRecipient = 100_000;

/** People who agreed to announcements, each with an account on Telegram, or on WhatsApp alone. */
export async function addRecipients(
  { participants, contacts, sessions }: Database,
  count: number,
  channel: 'telegram' | 'whatsapp' = 'telegram',
): Promise<void> {
  const first = channel === 'telegram' ? firstRecipient : 2 * firstRecipient;
  const people = Array.from({ length: count }, (_, index) => first + index);
  const consent = { textId: 't', at: clock.now(), channel };
  const business = { kind: 'idea', category: 'craft', idea: 'tas' };
  const insert = async (
    { collection }: Pick<Database['participants' | 'contacts' | 'sessions'], 'collection'>,
    document: (n: number) => object,
  ) => {
    if (count > 0) await collection.insertMany(people.map(document));
  };
  await insert(participants, (n) => ({
    ...{ _id: `p${n}`, name: `Orang ${n}`, salutation: 'kak', number: `PAS-${n}` },
    kecamatan: { code: '31.74.01', name: 'Tebet' },
    steps: {},
    business,
  }));
  await insert(contacts, (n) => ({
    ...{ _id: `${channel}:${n}`, channel, address: String(n) },
    participantId: `p${n}`,
    consent,
  }));
  if (channel === 'telegram') return;
  // Strangers are not written to there.
  await insert(sessions, (n) => ({
    ...{ _id: `${channel}:${n}`, channel, address: String(n), rev: 1, recent: [], outbox: {} },
    conversation: { frames: [], asked: 0, parked: {}, person: {}, locale: 'id' },
    lastInboundAt: clock.now(),
  }));
}
