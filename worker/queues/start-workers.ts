import type { Job } from 'bullmq';
import type { Logger } from '../../src/ports/logger.js';
import { queueNames, type JobDefinition, type QueueName } from '../../src/ports/queue.js';
import { jobsByName, naturalId, runJob, settle } from '../run-jobs.js';
import type { Backend, BullQueue, BullWorker } from './backend.js';

export interface Pace {
  /** Jobs of the queue under way at once, in this process; default 8. */
  concurrency?: number;
  /** At most `max` starts in `durationMs`, over all processes. `{max: 1, durationMs: 40}` is an even 25/s. */
  limiter?: { max: number; durationMs: number };
}

/** How fast the queues go: a default, and those that have a pace of their own. */
export interface ProcessOptions extends Pace {
  queues?: Partial<Record<QueueName, Pace>>;
}

interface Parts {
  backend: Backend;
  queue: (name: QueueName) => BullQueue;
  /** Where runs are noted while they are under way. */
  runs: Set<Promise<void>>;
  onError: (error: Error) => void;
  logger: Logger;
}

/** Starts one worker for each queue that a definition belongs to. */
export function startWorkers(
  definitions: readonly JobDefinition<unknown>[],
  options: ProcessOptions,
  parts: Parts,
): BullWorker[] {
  return queueNames.flatMap((name) => {
    const own = definitions.filter((definition) => definition.queue === name);
    if (own.length === 0) return [];
    return [startWorker(name, own, { ...options, ...options.queues?.[name] }, parts)];
  });
}

function startWorker(
  name: QueueName,
  definitions: readonly JobDefinition<unknown>[],
  { concurrency = 8, limiter }: Pace,
  { backend, queue, runs, onError, logger }: Parts,
): BullWorker {
  const jobs = jobsByName(definitions);
  const holdQueue = limiter && ((ms: number): Promise<void> => queue(name).rateLimit(ms));
  const worker = backend.createWorker(
    name,
    // BullMQ makes a signal only for a function with three plain parameters.
    (job, token, signal) => {
      const run = runJob(jobs, job, signal ?? new AbortController().signal).then((outcome) =>
        settle(outcome, job, { token: token ?? '', holdQueue, logger }),
      );
      const ended: Promise<void> = run.catch(() => undefined).then(() => void runs.delete(ended));
      runs.add(ended);
      return run;
    },
    {
      concurrency,
      ...(limiter && { limiter: { max: limiter.max, duration: limiter.durationMs } }),
    },
  );
  worker.on('error', onError);
  worker.on('failed', (job, error) => {
    logFailure(name, job, error, logger);
  });
  worker.on('stalled', (jobId) => {
    logger.warn({ queue: name, jobId }, 'A worker died over this job; it runs again');
  });
  return worker;
}

function logFailure(
  queue: QueueName,
  job: Job<unknown, unknown> | undefined,
  err: Error,
  logger: Logger,
): void {
  const fields = {
    queue,
    job: job?.name,
    id: job && naturalId(job),
    attempt: job?.attemptsMade,
    err,
  };
  if (job?.finishedOn === undefined) logger.warn(fields, 'Job failed; it will be tried again');
  else logger.error(fields, 'Job failed for good');
}
