import type { Redis } from 'ioredis';
import type { Health } from '../../src/ports/channel.js';
import type { Logger } from '../../src/ports/logger.js';
import { within } from './within.js';
import { ANSWER_WITHIN_MS } from './settings.js';

const PING_EVERY_MS = 5000;

export interface RedisWatch {
  health(): Health;
  /** Resolves once Redis answers; rejects with the reason when that is not within a second. */
  ensureReachable(): Promise<void>;
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
  const ping = async (): Promise<void> => {
    if (redis.status !== 'ready') return;
    await within(ANSWER_WITHIN_MS, redis.ping(), 'Redis does not answer').then(
      up,
      (err: unknown) => {
        down(err instanceof Error ? err.message : String(err));
      },
    );
  };
  const timer = setInterval(() => void ping(), PING_EVERY_MS).unref();

  return {
    health: () => health,
    async ensureReachable() {
      if (health.state === 'up') return;
      if (health.state === 'down') throw new Error(health.reason);
      await within(
        ANSWER_WITHIN_MS,
        new Promise((resolve) => redis.once('ready', resolve)),
        'Redis: not connected yet',
      );
    },
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
