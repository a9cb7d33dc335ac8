import type { Redis } from 'ioredis';
import type { Health } from '../../src/ports/channel.js';
import type { Logger } from '../../src/ports/logger.js';
import { whileAnswering } from './while-answering.js';
import { within } from './within.js';

const PING_EVERY_MS = 5000;
const ANSWER_WITHIN_MS = 1000;

export interface RedisWatch {
  health(): Health;
  /** Asks Redis; rejects with the reason when it is away, or lets a second pass without any answer. */
  answer<T>(ask: () => Promise<T>): Promise<T>;
  stop(): void;
}

/**
 * Knows whether Redis answers, by the events of one connection and a ping now and then (a Redis
 * that hangs closes nothing). Each loss and each return is one line of the log.
 */
export function watchRedis(redis: Redis, logger: Logger): RedisWatch {
  let health: Health = { state: 'degraded', reason: 'starting' };
  let lastError = 'connection closed';
  let stopped = false;
  const up = (): void => {
    if (health.state === 'down') logger.info({}, 'Redis is back');
    health = { state: 'up' };
  };
  const down = (reason: string): void => {
    if (stopped) return;
    if (health.state !== 'down') logger.error({ reason }, 'Redis is lost; waiting for it');
    health = { state: 'down', reason };
  };
  redis.on('error', (error: NodeJS.ErrnoException) => {
    // Both addresses of `localhost` failing is an AggregateError without a message.
    lastError = error.message || (error.code ?? error.name);
  });
  redis.on('ready', up);
  redis.on('close', () => {
    down(`Redis: ${lastError}`);
  });

  const patiently = whileAnswering(ANSWER_WITHIN_MS, 'Redis does not answer');
  const ping = async (): Promise<void> => {
    if (redis.status !== 'ready') return;
    await patiently(redis.ping()).then(up, (error: unknown) => {
      down(String(error));
    });
  };
  const timer = setInterval(() => void ping(), PING_EVERY_MS).unref();
  const connected = new Promise((resolve) => redis.once('ready', resolve));

  return {
    health: () => health,
    async answer(ask) {
      if (health.state === 'down') throw new Error(health.reason);
      await within(ANSWER_WITHIN_MS, connected, 'Redis: not connected yet');
      return patiently(ask());
    },
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
