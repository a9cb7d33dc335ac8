import type { Clock } from '../src/ports/clock.js';
import type { Logger } from '../src/ports/logger.js';
import type { Sweep } from '../src/ports/sweep.js';

export interface RunningSweeps {
  /** No further pass starts; resolves when those under way have ended. */
  stop(): Promise<void>;
}

/**
 * Runs each sweep at once and then `everyMs` after its last pass ended, so that passes of one
 * sweep never overlap. Plain timers of this process: nothing that could be lost with a queue.
 */
export function runSweeps(
  sweeps: readonly Sweep[],
  parts: { clock: Clock; logger: Logger },
): RunningSweeps {
  const running = sweeps.map((sweep) => runSweep(sweep, parts.clock, parts.logger));
  return {
    async stop() {
      await Promise.all(running.map((stop) => stop()));
    },
  };
}

function runSweep(sweep: Sweep, clock: Clock, logger: Logger): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let failing = false;

  const pass = async (): Promise<void> => {
    try {
      await sweep.run(clock.now());
      if (failing) logger.info({ sweep: sweep.name }, 'Sweep works again');
      failing = false;
    } catch (err) {
      // Said once: while the store is away every pass of every sweep fails alike.
      if (!failing) logger.error({ sweep: sweep.name, err }, 'Sweep failed; it will try again');
      failing = true;
    }
    if (stopped) return;
    timer = setTimeout(() => {
      underWay = pass();
    }, sweep.everyMs);
  };
  let underWay = pass();

  return async () => {
    stopped = true;
    clearTimeout(timer);
    await underWay;
  };
}
