import { Queue, Worker } from 'bullmq';
import type { Logger } from '../../src/ports/logger.js';
import type { Backend } from './backend.js';
import { redisConnections } from './redis-connections.js';
import { queueSettings, workerTimings } from './settings.js';
import { watchRedis } from './watch-redis.js';

/**
 * BullMQ over Redis. Two connections are shared: one for those who enqueue, which fails at once
 * while Redis is away, one for the workers, which waits for it. Each worker has a further one of
 * its own to wait for jobs.
 */
export function redisBackend(parts: { url: string; prefix: string; logger: Logger }): Backend {
  const connections = redisConnections(parts.url, parts.logger);
  const asking = connections.open({ enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  const working = connections.open({ maxRetriesPerRequest: null });
  // `asking` is watched; the other one would only say the same again.
  working.on('error', () => undefined);
  const watch = watchRedis(asking, parts.logger);
  const { prefix } = parts;

  return {
    open: () => Promise.resolve(),
    createQueue: (name) => new Queue(name, { connection: asking, prefix, ...queueSettings }),
    createWorker: (name, run, options) =>
      new Worker(name, run, { connection: working, prefix, ...workerTimings, ...options }),
    answer: (ask) => watch.answer(ask),
    health: () => watch.health(),
    close() {
      watch.stop();
      connections.close();
      return Promise.resolve();
    },
  };
}
