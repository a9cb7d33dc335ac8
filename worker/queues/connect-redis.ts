import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../../src/ports/logger.js';

/**
 * An ioredis connection as the queues want it, and so its duplicates, which BullMQ makes for
 * waiting. BullMQ asks every connection for INFO and warns on the console of an eviction policy
 * each time; here `warn` is told instead.
 */
export function connectRedis(
  url: string,
  options: RedisOptions,
  warn: (policy: string) => void,
): Redis {
  const redis = new Redis(url, {
    ...options,
    retryStrategy: (times) => Math.min(times * 100, 2000),
  });
  redis.duplicate = (override?: RedisOptions) =>
    connectRedis(url, { ...options, ...override }, warn);

  const info = redis.info.bind(redis);
  const infoForBullmq = async (): Promise<string> => {
    const text = String(await redis.call('INFO'));
    const policy = /^maxmemory_policy:(.*?)\r?$/m.exec(text)?.[1];
    if (policy === undefined || policy === 'noeviction') return text;
    warn(policy);
    return text.replace(`maxmemory_policy:${policy}`, 'maxmemory_policy:noeviction');
  };
  return Object.assign(redis, {
    // ioredis itself asks with a callback.
    info: (...args: Parameters<typeof info>) =>
      args.length === 0 ? infoForBullmq() : info(...args),
  });
}

/** A warning of the policy that comes once, however many connections notice. */
export function warnOfEviction(logger: Logger): (policy: string) => void {
  let said = false;
  return (policy) => {
    if (said) return;
    said = true;
    logger.warn(
      { policy },
      'Redis may throw queued jobs away when its memory is full: set maxmemory-policy noeviction',
    );
  };
}
