import { join } from 'node:path';
import { createPostgresBackend, Queue, Worker } from 'bullmq';
import {
  openEmbeddedQueue,
  type EmbeddedQueue,
} from '../../src/embedded/queue/open-embedded-queue.js';
import type { Health } from '../../src/ports/channel.js';
import type { Logger } from '../../src/ports/logger.js';
import type { Backend, BullQueue, BullWorker } from './backend.js';
import { queueSettings, workerTimings } from './settings.js';

/** BullMQ over PostgreSQL inside this process, in `dataDir/queue` (absent: in memory). */
export function embeddedBackend(parts: { dataDir: string | undefined; logger: Logger }): Backend {
  let health: Health = { state: 'degraded', reason: 'starting' };
  const opening = open(parts.dataDir, parts.logger);
  let embedded: EmbeddedQueue | undefined;
  opening.then(
    (opened) => {
      embedded = opened;
      health = { state: 'up' };
    },
    (err: unknown) => {
      health = { state: 'down', reason: `the embedded queue does not open: ${String(err)}` };
    },
  );
  const pool = (): EmbeddedQueue['pool'] => {
    if (!embedded) throw new Error('The embedded queue is not open yet');
    return embedded.pool;
  };

  return {
    async open() {
      await opening;
    },
    createQueue: (name) =>
      new Queue(
        name,
        { connection: pool(), ...queueSettings },
        createPostgresBackend,
      ) as unknown as BullQueue,
    createWorker: (name, run, options) =>
      new Worker(
        name,
        run,
        { connection: pool(), ...workerTimings, ...options },
        createPostgresBackend,
      ) as unknown as BullWorker,
    async answer(ask) {
      await opening;
      return ask();
    },
    health() {
      const broken = embedded?.pool.broken;
      return broken
        ? { state: 'down', reason: `the embedded queue broke: ${broken.message}` }
        : health;
    },
    async close() {
      // One that never opened has nothing to close, and has said so.
      await opening.then(
        (opened) => opened.close(),
        () => undefined,
      );
    },
  };
}

async function open(dataDir: string | undefined, logger: Logger): Promise<EmbeddedQueue> {
  const startedAt = performance.now();
  const queue = await openEmbeddedQueue({
    dataDir: dataDir === undefined ? undefined : join(dataDir, 'queue'),
    logger,
  });
  logger.info({ ms: Math.round(performance.now() - startedAt) }, 'Embedded queue open');
  return queue;
}
