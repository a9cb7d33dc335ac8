import type { Logger } from '../../src/ports/logger.js';
import type { BullWorker } from './backend.js';
import { within } from './within.js';

/** For jobs that heed their signal to end, once they were told to. */
const LAST_WORDS_MS = 500;
/** Without Redis no job can be ended properly; what it is sending gets a moment. */
const WITHOUT_REDIS_MS = 2000;

/** Workers of this process, and what they are doing. */
export interface Crew {
  readonly workers: BullWorker[];
  /** Runs under way; none of them rejects. */
  readonly runs: Set<Promise<void>>;
}

/**
 * Waits for the jobs under way. Those that are not done in time are told to stop by their signal
 * and, if they do not heed it, left: their locks run out, and another worker runs them again.
 */
export async function closeWorkers(
  { workers, runs }: Crew,
  options: { timeoutMs: number; isUp: boolean; logger: Logger },
): Promise<void> {
  const timeoutMs = options.isUp
    ? options.timeoutMs
    : Math.min(options.timeoutMs, WITHOUT_REDIS_MS);
  // A worker whose connection is away never ends but by force.
  const closing = options.isUp
    ? Promise.all(workers.map((worker) => worker.close()))
    : Promise.all(runs);
  try {
    await within(timeoutMs, closing, 'Jobs are still running');
  } catch (err) {
    options.logger.warn({ err, timeoutMs }, 'Stopped before all jobs ended; they will run again');
    for (const worker of workers) worker.cancelAllJobs('The process stops');
    await within(LAST_WORDS_MS, closing, '').catch(() => undefined);
  }
  if (!options.isUp) await Promise.all(workers.map((worker) => worker.close(true)));
}
