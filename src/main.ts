import { hostname } from 'node:os';
import { buildChannels } from './composition/build-channels.js';
import { buildConversations } from './composition/build-conversations.js';
import { buildWeb, createMetrics } from './composition/build-web.js';
import { openSecrets } from './composition/open-secrets.js';
import { openStore } from './composition/open-store.js';
import type { Config } from './config.js';
import { loadWords } from './i18n/words.js';
import { packagePath } from './package-root.js';
import type { Health } from './ports/channel.js';
import { systemClock } from './ports/clock.js';
import type { Logger } from './ports/logger.js';
import { runSweeps } from '../worker/run-sweeps.js';
import { openQueues, type Queues } from '../worker/queues.js';

/** PASti at work. */
export interface Running {
  /** Where the web part listens, e.g. http://127.0.0.1:3000. */
  address: string;
  /** Stops what was started, in reverse; resolves when everything under way is done or handed back. */
  stop(): Promise<void>;
}

/** Between two looks for replies that nobody sent. */
const sweepEveryMs = 5_000;

/**
 * Starts everything that the configuration names, in order: store, conversations, web, channels,
 * queue. When a part does not start, those before it are stopped.
 */
export async function start(config: Config, logger: Logger): Promise<Running> {
  const started: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    const address = await startParts(config, logger, started);
    return { address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  config: Config,
  logger: Logger,
  started: (() => Promise<void>)[],
): Promise<string> {
  const clock = systemClock;
  const store = await openStore(config, logger);
  started.push(() => store.close());
  const { database } = store;
  const secrets = await openSecrets(config, database, logger);
  const words = loadWords(packagePath('locales'), config.timeZone);
  const channels = buildChannels(config, database, words, { logger, clock });
  const metrics = createMetrics();
  const conversations = buildConversations({
    database,
    secrets,
    words,
    channels: channels.all,
    clock,
    logger,
    timeZone: config.timeZone,
    publicUrl: config.publicUrl,
    processId: `${hostname()}-${process.pid}-${Date.now().toString(36)}`,
    telegramLink: (token) => deepLink(channels.telegram?.username(), token),
    observe: metrics.observeTurn,
  });
  started.push(() => conversations.stop());

  const queues = config.roles.includes('worker') ? startQueues(config, logger, started) : undefined;
  const web = buildWeb({
    config,
    channels,
    secrets,
    words,
    readiness: async () => ({
      store: await healthOf(() => database.ping()),
      ...(queues && { queue: queues.health() }),
      ...Object.fromEntries(channels.all.map((channel) => [channel.name, channel.health()])),
    }),
    metrics: metrics.registry,
    logger,
    clock,
  });
  const address = await web.listen({ host: config.host, port: config.port });
  started.push(() => web.close());
  for (const channel of channels.all) {
    await channel.start(conversations.deliver);
    started.push(() => channel.stop());
  }
  const sweep = { name: 'outbox', everyMs: sweepEveryMs, run: () => conversations.sweep() };
  const sweeps = runSweeps([sweep], { clock, logger });
  started.push(() => sweeps.stop());
  return address;
}

function startQueues(
  { redisUrl, dataDir }: Config,
  logger: Logger,
  started: (() => Promise<void>)[],
): Queues {
  const queues = openQueues({ ...(redisUrl === undefined ? { dataDir } : { redisUrl }), logger });
  started.push(() => queues.stop());
  queues.ready().catch((error: unknown) => {
    logger.error({ err: error }, 'the queue did not open');
  });
  return queues;
}

const deepLink = (username: string | undefined, token: string): string | undefined =>
  username === undefined ? undefined : `https://t.me/${username}?start=${token}`;

/** A part is up when it answers soon. */
async function healthOf(check: () => Promise<void>): Promise<Health> {
  try {
    await Promise.race([
      check(),
      new Promise((_resolve, reject) => {
        setTimeout(() => {
          reject(new Error('no answer within 2 s'));
        }, 2_000).unref();
      }),
    ]);
    return { state: 'up' };
  } catch (error) {
    return { state: 'down', reason: error instanceof Error ? error.message : 'no answer' };
  }
}
