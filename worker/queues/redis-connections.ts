import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../../src/ports/logger.js';

/** Connections to one Redis, closed together: BullMQ loses sight of its own while Redis is away. */
export interface RedisConnections {
  open(options: RedisOptions): Redis;
  close(): void;
}

/** Connections as the queues want them. */
export function redisConnections(url: string, logger: Logger): RedisConnections {
  const opened: Redis[] = [];
  const warn = warnOfEviction(logger);
  const open = (options: RedisOptions): Redis => {
    const redis = new Redis(url, {
      ...options,
      // A timer that would keep a stopped process for 2 s.
      disconnectTimeout: 200,
      retryStrategy: (times) => Math.min(times * 100, 2000),
    });
    opened.push(redis);
    // BullMQ makes the connections that wait for jobs in this way.
    redis.duplicate = (override?: RedisOptions) => open({ ...options, ...override });
    return withQuietInfo(redis, warn);
  };
  return {
    open,
    close() {
      for (const redis of opened) redis.disconnect();
    },
  };
}

/**
 * BullMQ asks every connection for INFO and warns on the console of an eviction policy each time;
 * here `warn` is told instead.
 */
function withQuietInfo(redis: Redis, warn: (policy: string) => void): Redis {
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
function warnOfEviction(logger: Logger): (policy: string) => void {
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
