import { createTelegramChannel } from '../../../src/channels/telegram/index.js';
import {
  buildBroadcastWork,
  deliveryLedger,
  joinLedgers,
} from '../../../src/app/build-broadcast-work.js';
import { buildConversations } from '../../../src/app/build-conversations.js';
import { buildLeaves } from '../../../src/app/build-leaves.js';
import { buildForgettingWork } from '../../../src/app/build-forgetting-work.js';
import { buildReminderWork } from '../../../src/app/build-reminder-work.js';
import { prepareStore } from '../../../src/app/open-store.js';
import { readConfig } from '../../../src/config.js';
import { loadWords } from '../../../src/i18n/words.js';
import { reminderLedger } from '../../../src/delivery/reminders/settle-reminder.js';
import { packagePath } from '../../../src/package-root.js';
import { createSecrets } from '../../../src/store/secrets.js';
import { reminderStore } from '../../../src/store/reminders.js';
import { forgetPersonJob } from '../../../worker/jobs/forget-person.js';
import { sendDeliveryJobs } from '../../../worker/jobs/send-delivery.js';
import { sendReminderJobs } from '../../../worker/jobs/send-reminder.js';
import { openQueues } from '../../../worker/queues.js';
import { runSweeps } from '../../../worker/run-sweeps.js';

/**
 * A worker in a process of its own, as `main.ts` builds it, but with a clock that is `CLOCK_AHEAD_MS` ahead,
 * looks and leases that are short, and a pace of `PER_SECOND`. A message moves its clock on; SIGTERM stops it as `main.ts`
 * stops.
 */
const config = readConfig(process.env);
let ahead = Number(process.env.CLOCK_AHEAD_MS);
process.on('message', (ms) => (ahead += Number(ms)));
const clock = { now: () => new Date(Date.now() + ahead) };
const log = (level: string) => (fields: object, message: string) => {
  if (process.env.NOISY) process.stderr.write(`${level} ${message} ${JSON.stringify(fields)}\n`);
};
const logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: log('warn'),
  error: log('error'),
};
const words = loadWords(packagePath('locales'), config.timeZone);
const store = await prepareStore(config, logger);
const { database } = store;
await database.open();
const telegram = createTelegramChannel({
  token: config.telegram?.token ?? '',
  apiRoot: config.telegram?.apiRoot ?? '',
  mode: 'polling',
  commandsMenu: { id: [] },
  texts: () => ({ unknownButton: '' }),
  files: { read: () => Promise.resolve(undefined) },
  logger,
});
const observe = () => undefined;
const conversations = buildConversations({
  ...{ database, words, clock, logger, timeZone: config.timeZone },
  secrets: createSecrets({ data: [Buffer.alloc(32, 1)], index: Buffer.alloc(32, 2) }),
  channels: [telegram],
  publicUrl: 'https://pasti.example',
  processId: `worker-${process.pid}`,
  telegramLink: () => undefined,
  ledger: joinLedgers(
    reminderLedger({ reminders: reminderStore(database), clock, observe }),
    deliveryLedger(database, clock),
  ),
  leaseMs: 4_000,
});
if (store.place === 'embedded') await conversations.takeUp();
const outbox = { name: 'outbox', everyMs: 500, run: () => conversations.sweep() };
const outboxes = runSweeps([outbox], { clock, logger });
const place =
  config.redisUrl === undefined ? { dataDir: config.dataDir } : { redisUrl: config.redisUrl };
const queues = openQueues({ ...place, logger });
const leaves = buildLeaves(config, database, clock);
const work = buildReminderWork(
  {
    ...{
      database,
      words,
      clock,
      logger,
      timeZone: config.timeZone,
      conversations,
      observe,
      leaves,
    },
    everyMs: { due: 500, plan: 3_600_000 },
    holdMs: 5_000,
  },
  queues,
);
const broadcasts = buildBroadcastWork(
  {
    ...{ config, database, words, clock, conversations, leaves },
    ...{ everyMs: 500, leaseMs: 5_000, backoffMs: 2_000 },
  },
  queues,
);
const limiter = { max: 1, durationMs: Math.round(1_000 / Number(process.env.PER_SECOND)) };
const forgetting = buildForgettingWork({ conversations, logger, everyMs: 500 }, queues);
const jobs = [
  ...sendReminderJobs(work.parts),
  ...sendDeliveryJobs(broadcasts.parts),
  forgetPersonJob(forgetting.parts),
];
queues.process(jobs, {
  queues: { 'send-telegram': { concurrency: 25, limiter } },
});
const sweeps = runSweeps([...work.sweeps, ...broadcasts.sweeps, ...forgetting.sweeps], {
  clock,
  logger,
});
async function stop(): Promise<void> {
  await sweeps.stop();
  await queues.stop({ timeoutMs: 5_000 });
  await outboxes.stop();
  await conversations.stop();
  await store.close();
}
process.on('SIGTERM', () => void stop().then(() => process.exit(0)));
process.stdout.write('ready\n');
