import { DelayedError, RateLimitError, UnrecoverableError, type Job } from 'bullmq';
import type { Logger } from '../src/ports/logger.js';
import type { JobContext, JobDefinition, JobOutcome } from '../src/ports/queue.js';

export type JobsByName = ReadonlyMap<string, JobDefinition<unknown>>;

/** Definitions of one queue by name. @throws when two have the same name */
export function jobsByName(definitions: readonly JobDefinition<unknown>[]): JobsByName {
  const jobs = new Map(definitions.map((definition) => [definition.name, definition]));
  if (jobs.size < definitions.length) throw new Error('Two jobs have the same name');
  return jobs;
}

/**
 * Looks a stored job up, reads its payload and runs it. A job that nobody knows or whose payload
 * its schema refuses fails for good: no further try would make it better.
 */
export async function runJob(
  jobs: JobsByName,
  job: Job<unknown, unknown>,
  signal: AbortSignal,
): Promise<JobOutcome> {
  const definition = jobs.get(job.name);
  if (!definition) throw new UnrecoverableError(`No job is named ${job.name}`);
  const parsed = definition.schema.safeParse(job.data);
  if (!parsed.success) {
    // Which fields, not what was in them: payloads may hold what people wrote.
    const fields = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`);
    throw new UnrecoverableError(`Malformed payload: ${fields.join(', ')}`);
  }
  return definition.run(parsed.data, contextOf(job, signal));
}

/** The natural id of a stored job, as it was enqueued with. */
export function naturalId(job: Job<unknown, unknown>): string | undefined {
  return job.deduplicationId?.slice(job.name.length + 1);
}

function contextOf(job: Job<unknown, unknown>, signal: AbortSignal): JobContext {
  const attempt = job.attemptsMade + 1;
  return {
    id: naturalId(job),
    attempt,
    lastAttempt: attempt >= (job.opts.attempts ?? 1),
    signal,
  };
}

/**
 * Tells BullMQ how a run ended: returns when the job is over, throws what puts it back.
 *
 * @param holdQueue keeps the queue from starting anything for so long; absent: it can not
 */
export async function settle(
  outcome: JobOutcome,
  job: Job<unknown, unknown>,
  parts: { token: string; holdQueue?: (ms: number) => Promise<void>; logger: Logger },
): Promise<void> {
  if (outcome.outcome === 'ok') return;
  const fields = { job: job.name, id: naturalId(job) };
  if (outcome.outcome === 'cancelled') {
    parts.logger.info({ ...fields, reason: outcome.reason }, 'Job cancelled');
    return;
  }
  parts.logger.debug({ ...fields, ms: outcome.ms }, 'Job put off');
  if (outcome.outcome === 'hold' && parts.holdQueue) {
    await parts.holdQueue(outcome.ms);
    throw new RateLimitError();
  }
  await job.moveToDelayed(Date.now() + outcome.ms, parts.token);
  throw new DelayedError();
}
