import type { Config } from '../src/config.js';
import type { Clock } from '../src/ports/clock.js';
import type { Logger } from '../src/ports/logger.js';
import type { Sweep } from '../src/ports/sweep.js';
import { createJobs, type JobParts } from './jobs/registry.js';
import { openQueues, type ProcessOptions, type Queues } from './queues.js';
import { runSweeps } from './run-sweeps.js';

export interface Worker {
  queues: Queues;
  /** Finishes what runs, within five seconds; what is left runs again elsewhere. */
  stop(): Promise<void>;
}

/** What a worker does, made of the queues that it fills and empties. */
export interface Work {
  jobs: JobParts;
  sweeps: readonly Sweep[];
  pace: ProcessOptions;
}

/**
 * The worker's part of a process: opens the queues, runs the jobs and the sweeps. The embedded queue opens
 * behind it: nobody waits for it.
 */
export function startWorker(
  { redisUrl, dataDir }: Pick<Config, 'redisUrl' | 'dataDir'>,
  workOf: (queues: Queues) => Work,
  { clock, logger }: { clock: Clock; logger: Logger },
): Worker {
  const queues = openQueues({ ...(redisUrl === undefined ? { dataDir } : { redisUrl }), logger });
  queues.ready().catch((error: unknown) => {
    logger.error({ err: error }, 'the queue did not open');
  });
  const { jobs, sweeps, pace } = workOf(queues);
  queues.process(createJobs(jobs), pace);
  const running = runSweeps(sweeps, { clock, logger });
  return {
    queues,
    async stop() {
      await running.stop();
      // Half of what a stop may take: channels and outbox stop after this.
      await queues.stop({ timeoutMs: 5_000 });
    },
  };
}
