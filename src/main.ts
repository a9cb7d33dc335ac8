import { randomUUID } from 'node:crypto';
import { buildBroadcastWork, deliveryLedger, joinLedgers } from './app/build-broadcast-work.js';
import { alertSweep } from './modules/reminders/alerts/build-sweep.js';
import { buildChannels } from './app/build-channels.js';
import { watchChannelsElsewhere } from './app/channels-elsewhere.js';
import { buildConversations, type Conversations } from './app/build-conversations.js';
import { buildAccounts, openFirstAccount } from './app/build-accounts.js';
import { buildDashboard } from './app/build-dashboard.js';
import { buildForgettingWork } from './app/build-forgetting-work.js';
import { buildLeaves } from './app/build-leaves.js';
import { buildReminderWork } from './app/build-reminder-work.js';
import { buildStarting, buildWeb, createMetrics } from './app/build-web.js';
import { filesFor } from './store/build-files.js';
import { checkStart } from './start/check-start.js';
import { claimDataDir, ownsDataDir } from './start/claim-data-dir.js';
import { cookieSecrets, openDataKeys, openSecrets } from './start/open-secrets.js';
import { prepareStore } from './app/open-store.js';
import { queueMetrics } from './web/queue-metrics.js';
import { readinessOf } from './app/readiness.js';
import { reportUnfilled } from './i18n/report-unfilled.js';
import { startDemo } from './modules/demo/seed-demo.js';
import { seedFacts } from './modules/facts/seed-facts.js';
import { sendingPace } from './delivery/sending-pace.js';
import type { SettledPort } from './start/settle-port.js';
import { localUrl, type Config } from './config.js';
import { loadWords } from './i18n/words.js';
import { initialClosings } from './modules/calendar/initial-closings.js';
import { reminderLedger } from './delivery/reminders/settle-reminder.js';
import { packagePath } from './package-root.js';
import { systemClock } from './ports/clock.js';
import type { Logger } from './ports/logger.js';
import type { Secrets } from './ports/secrets.js';
import { openDoor } from './web/index.js';
import type { OneTime } from './web/sign-in/accounts.js';
import { calendarStore } from './modules/calendar/store.js';
import { reminderStore } from './store/reminders.js';
import { forgetExpired } from './store/retention.js';
import { startWorker, type Worker } from '../worker/main.js';
import { runSweeps } from '../worker/run-sweeps.js';

/** PASti, started: health and metrics are served, the rest follows when the store is there. */
export interface Running {
  /** Where people reach it: PUBLIC_URL, or without it where it listens. */
  publicUrl: string;
  /** Where the web part listens, e.g. http://127.0.0.1:3000. */
  address: string;
  /**
   * Resolves when people are served, on the first start with the account to sign in to the dashboard with;
   * rejects when a part can not start.
   */
  ready: Promise<OneTime | undefined>;
  /** Stops what was started, in reverse; resolves when everything under way is done or handed back. */
  stop(): Promise<void>;
}

/** Between two looks for replies that nobody sent. */
const sweepEveryMs = 5_000;

/** Between two looks for what is kept no longer. */
const retentionEveryMs = 6 * 3_600_000;

/** What was started, to be stopped in reverse. */
type Started = (() => Promise<void> | void)[];

/**
 * Starts everything that the configuration names, in order: the server (health at first), store, conversations, worker,
 * pages, channels. A store that does not answer is waited for.
 */
export async function start(given: Config, logger: Logger): Promise<Running> {
  const stopping = new AbortController();
  const started: Started = [];
  let ready: Running['ready'] = Promise.resolve(undefined);
  const stop = async () => {
    stopping.abort();
    await ready.catch(() => undefined);
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    const settled = await claim(given, started);
    const { config } = settled;
    const prepared = await prepare(settled, logger, started);
    ready = serve(config, logger, started, prepared, stopping.signal);
    return {
      publicUrl: config.publicUrl,
      address: localUrl(config.host, config.port),
      ready,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What may end a start is found before anything is opened: then nothing else is printed. */
async function claim(given: Config, started: Started): Promise<SettledPort> {
  if (ownsDataDir(given)) {
    const lock = claimDataDir(given);
    started.push(() => {
      lock.release();
    });
  }
  const settled = await checkStart(given);
  started.push(settled.letGo);
  return settled;
}

/** What is there at once: the server, behind which somebody answers that the store is not up yet. */
async function prepare({ config, server }: SettledPort, logger: Logger, started: Started) {
  const clock = systemClock;
  const metrics = createMetrics();
  const unfilled = reportUnfilled(logger, metrics.countUnfilled);
  const words = loadWords(packagePath('locales'), config.timeZone, unfilled);
  const store = await prepareStore(config, logger);
  started.push(() => store.close());
  const { database } = store;
  const dataKeys = openDataKeys(config, logger);
  const files = filesFor(dataKeys, database);
  const channels = buildChannels(config, database, words, { files, logger, clock });
  const readiness = readinessOf(database, channels.all);
  const web = {
    config,
    cookieSecrets: cookieSecrets(dataKeys),
    words,
    readiness: () => readiness.read(),
    metrics: metrics.registry,
    logger,
    clock,
  };
  const door = await openDoor(server, buildStarting(web));
  started.push(() => door.close());
  return {
    alone: store.place === 'embedded',
    accounts: buildAccounts(database, clock),
    channels,
    clock,
    database,
    dataKeys,
    door,
    metrics,
    readiness,
    web,
    words,
  };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

/** What needs the store: conversations, the worker, the pages, then the channels that feed them. */
async function serve(
  config: Config,
  logger: Logger,
  started: Started,
  prepared: Prepared,
  signal: AbortSignal,
): Promise<OneTime | undefined> {
  const { accounts, alone, channels, clock, database, dataKeys, door, web } = prepared;
  await database.open(signal);
  await seedFacts(database, clock.now());
  await calendarStore(database).seed(initialClosings, clock.now());
  const secrets = await openSecrets(dataKeys, database);
  if (config.demo) await startDemo(database, secrets, clock.now(), logger);
  const conversations = converse(config, logger, prepared, secrets);
  started.push(() => conversations.stop());
  if (alone) await conversations.takeUp();
  // The process that runs a channel sweeps its outbox, whether or not it is a worker.
  const outbox = { name: 'outbox', everyMs: sweepEveryMs, run: () => conversations.sweep() };
  const sweeps = runSweeps([outbox], { clock, logger });
  started.push(() => sweeps.stop());
  const worker = config.roles.includes('worker')
    ? startWork(config, logger, started, prepared, conversations)
    : undefined;
  const { platform, modules, forms } = conversations;
  const serves = config.roles.includes('web');
  const dashboard = serves
    ? buildDashboard({
        config,
        platform,
        modules,
        accounts,
        cookieSecrets: web.cookieSecrets,
        queues: worker?.queues.bullQueues(),
      })
    : undefined;
  const pages = { server: door.server, channels, modules, forms, dashboard };
  await door.open(buildWeb(web, pages));
  await Promise.all(
    channels.all.map(async (channel) => {
      started.push(() => channel.stop());
      await channel.start(conversations.deliver);
    }),
  );
  return serves ? openFirstAccount(config, accounts, logger) : undefined;
}

/** Everything between a message and its replies, over the channels of this process. */
function converse(
  config: Config,
  logger: Logger,
  { channels, clock, database, metrics, words }: Prepared,
  secrets: Secrets,
): Conversations {
  const { timeZone, publicUrl, approvalAbove, whatsapp } = config;
  return buildConversations({
    database,
    secrets,
    words,
    clock,
    logger,
    timeZone,
    publicUrl,
    approvalAbove,
    whatsapp,
    channels: [...channels.all, ...channels.sendOnly],
    processId: randomUUID(),
    telegramLink: (token) => deepLink(channels.telegram?.username(), token),
    observe: metrics.observeTurn,
    ledger: joinLedgers(
      reminderLedger({
        reminders: reminderStore(database),
        clock,
        observe: metrics.observeReminder,
      }),
      deliveryLedger(database, clock),
    ),
  });
}

/** The worker: reminders, announcements, deletions, and what is kept no longer. */
function startWork(
  config: Config,
  logger: Logger,
  started: Started,
  { channels, clock, database, metrics, readiness, words }: Prepared,
  conversations: Conversations,
): Worker {
  const retention = {
    name: 'retention',
    everyMs: retentionEveryMs,
    run: async (now: Date) => {
      logger.debug(await forgetExpired(database, now), 'what is of no use any more was deleted');
    },
  };
  const leaves = buildLeaves(config, database, clock);
  const worker = startWorker(
    config,
    (queues) => {
      const around = { database, words, clock, logger, timeZone: config.timeZone };
      const { observeReminder: observe, observeDue } = metrics;
      const reminding = { ...around, conversations, leaves, observe, observeDue };
      const reminders = buildReminderWork(reminding, queues);
      const broadcasts = buildBroadcastWork({ ...around, config, conversations, leaves }, queues);
      const forgetting = buildForgettingWork({ conversations, logger }, queues);
      return {
        jobs: { ...reminders.parts, ...broadcasts.parts, ...forgetting.parts },
        sweeps: [
          retention,
          ...conversations.modules.bound.flatMap((module) => module.sweeps()),
          ...reminders.sweeps,
          alertSweep(conversations.platform, reminders.parts.sendReminder),
          ...broadcasts.sweeps,
          ...forgetting.sweeps,
        ],
        pace: { queues: sendingPace(config) },
      };
    },
    { clock, logger },
  );
  started.push(() => worker.stop());
  readiness.watch('queue', () => worker.queues.health());
  watchChannelsElsewhere(readiness, config, leaves, [...channels.all, ...channels.sendOnly]);
  queueMetrics(metrics.registry, () => worker.queues.stats());
  return worker;
}

const deepLink = (username: string | undefined, token: string): string | undefined =>
  username === undefined ? undefined : `https://t.me/${username}?start=${token}`;
