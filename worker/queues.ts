import type { Health } from '../src/ports/channel.js';
import type { Logger } from '../src/ports/logger.js';
import {
  queueNames,
  type JobDefinition,
  type JobQueue,
  type QueueName,
  type QueueStats,
} from '../src/ports/queue.js';
import { addJob } from './queues/add-job.js';
import type { BullQueue } from './queues/backend.js';
import { closeWorkers, type Crew } from './queues/close-workers.js';
import { countJobs } from './queues/count-jobs.js';
import { embeddedBackend } from './queues/embedded-backend.js';
import { logErrors } from './queues/log-errors.js';
import { redisBackend } from './queues/redis-backend.js';
import { startWorkers, type ProcessOptions } from './queues/start-workers.js';

export type { Pace, ProcessOptions } from './queues/start-workers.js';

export interface QueuesOptions {
  /** Queues on Redis; absent: inside this process. */
  redisUrl?: string;
  /** Before the names of all keys in Redis; default `pasti`. */
  prefix?: string;
  /** The embedded queue is kept in `dataDir/queue`; absent: in memory. The caller holds its lock. */
  dataDir?: string;
  logger: Logger;
}

export interface Queues extends JobQueue {
  /** Resolves when jobs are stored and run; rejects when the embedded queue does not open. */
  ready(): Promise<void>;
  /** Runs these jobs in this process, from when the queues are ready. Once. */
  process(definitions: readonly JobDefinition<unknown>[], options?: ProcessOptions): void;
  health(): Health;
  /** Jobs by state. Rejects like `enqueue`. */
  stats(): Promise<QueueStats>;
  /** BullMQ's own queues, for the page that shows them. */
  bullQueues(): Promise<BullQueue[]>;
  /** Starts nothing more, waits for what runs (default 10 s; what is left runs again elsewhere), closes. */
  stop(options?: { timeoutMs?: number }): Promise<void>;
}

/**
 * The product's queues. Returns at once: the embedded queue opens behind it (0.5 s; 4 s when it is
 * new), Redis is connected to in its own time. Until then `health` is degraded, and `enqueue` waits.
 */
export function openQueues({ redisUrl, prefix = 'pasti', dataDir, logger }: QueuesOptions): Queues {
  const backend = redisUrl
    ? redisBackend({ url: redisUrl, prefix, logger })
    : embeddedBackend({ dataDir, logger });
  let stopping: Promise<void> | undefined;
  const onError = logErrors(
    logger,
    () => stopping !== undefined || backend.health().state !== 'up',
  );
  const queues = new Map<QueueName, BullQueue>();
  const crew: Crew = { workers: [], runs: new Set() };
  let processing = false;

  const queue = (name: QueueName): BullQueue => {
    let found = queues.get(name);
    if (!found) {
      found = backend.createQueue(name);
      found.on('error', onError);
      queues.set(name, found);
    }
    return found;
  };
  const answer = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (stopping) throw new Error('The queues are closed');
    return backend.answer(ask);
  };
  const close = async (timeoutMs: number): Promise<void> => {
    await closeWorkers(crew, { timeoutMs, isUp: backend.health().state === 'up', logger });
    await backend.close();
  };

  return {
    ready: () => backend.open(),
    enqueue: (kind, payload, options = {}) =>
      answer(() => addJob(queue(kind.queue), kind, payload, options)),
    process(definitions, options = {}) {
      if (processing) throw new Error('Jobs are processed already');
      processing = true;
      const start = (): void => {
        if (stopping) return;
        const parts = { backend, queue, runs: crew.runs, onError, logger };
        crew.workers.push(...startWorkers(definitions, options, parts));
      };
      backend.open().then(start, () => undefined);
    },
    health: () => backend.health(),
    stats: () => answer(() => countJobs(queue)),
    bullQueues: async () => {
      await backend.open();
      return queueNames.map(queue);
    },
    stop({ timeoutMs = 10_000 } = {}) {
      stopping ??= close(timeoutMs);
      return stopping;
    },
  };
}
