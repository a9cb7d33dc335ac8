import type { Logger } from '../../src/ports/logger.js';
import type { BullWorker } from './backend.js';
import { within } from './within.js';

/**
 * Waits for the jobs under way. Those that are not done in time are told to stop by their signal
 * and left: their locks run out, and another worker runs them again.
 */
export async function closeWorkers(
  workers: readonly BullWorker[],
  timeoutMs: number,
  logger: Logger,
): Promise<void> {
  const closing = Promise.all(workers.map((worker) => worker.close()));
  try {
    await within(timeoutMs, closing, 'Jobs are still running');
  } catch (err) {
    logger.warn({ err, timeoutMs }, 'Stopped before all jobs ended; they will run again');
    for (const worker of workers) {
      worker.cancelAllJobs('The process stops');
      void worker.disconnect().catch(() => undefined);
    }
  }
}
