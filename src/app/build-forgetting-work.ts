import type { Logger } from '../ports/logger.js';
import type { JobQueue } from '../ports/queue.js';
import type { Sweep } from '../ports/sweep.js';
import { forgetPersonKind, type ForgetPersonParts } from '../../worker/jobs/forget-person.js';
import type { Conversations } from './build-conversations.js';

export interface ForgettingWorkParts {
  conversations: Pick<Conversations, 'forgettings'>;
  logger: Logger;
  /** Between two looks for deletions that were asked for; default 2 s. */
  everyMs?: number;
}

const sweepMs = 2_000;

/**
 * How a worker deletes people who asked for it: the job, and the sweep that makes jobs of what is written down. A
 * queue that was wiped is filled again by the next look.
 */
export function buildForgettingWork(
  { conversations: { forgettings }, logger, everyMs = sweepMs }: ForgettingWorkParts,
  queues: JobQueue,
): { parts: ForgetPersonParts; sweeps: Sweep[] } {
  const sweep: Sweep = {
    name: 'forgettings',
    everyMs,
    async run() {
      for (const id of await forgettings.unfinished())
        await queues.enqueue(forgetPersonKind, { id }, { id });
    },
  };
  return {
    parts: {
      async forgetPerson(id) {
        const done = await forgettings.carryOut(id);
        if (done) logger.info({ deletion: id }, 'a person was deleted, as they asked');
        return done;
      },
    },
    sweeps: [sweep],
  };
}
