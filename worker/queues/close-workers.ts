import type { Logger } from '../../src/ports/logger.js';
import type { BullWorker } from './backend.js';
import { within } from './within.js';

/** For jobs that heed their signal to end, once they were told to. */
const LAST_WORDS_MS = 500;

/**
 * Waits for the jobs under way. Those that are not done in time are told to stop by their signal
 * and, if they do not heed it, left: their locks run out, and another worker runs them again.
 */
export async function closeWorkers(
  workers: readonly BullWorker[],
  timeoutMs: number,
  logger: Logger,
): Promise<void> {
  const closing = Promise.all(workers.map((worker) => worker.close()));
  try {
    await within(timeoutMs, closing, 'Jobs are still running');
    return;
  } catch (err) {
    logger.warn({ err, timeoutMs }, 'Stopped before all jobs ended; they will run again');
  }
  for (const worker of workers) worker.cancelAllJobs('The process stops');
  await within(LAST_WORDS_MS, closing, '').catch(() => undefined);
}
