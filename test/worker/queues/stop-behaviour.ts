import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ok } from '../../../src/ports/queue.js';
import { openQueues } from '../../../worker/queues.js';
import { spawnTs } from '../../support/spawn-ts.js';
import { notedLog } from './noted-log.js';
import { Probes } from './probes.js';
import type { Place } from './queue-behaviour.js';
import { longestWaitMs, soonMs } from '../../support/bounds.js';

/** Ends of processes, planned and not. */
export function describeStopBehaviour(place: Place): void {
  describe('stopping', () => {
    it('lets what runs end, and keeps what waits for the next start', async () => {
      const where = await place.fresh();
      const probes = new Probes();
      const first = openQueues({ ...where, logger: notedLog() });
      let ended = 0;
      const slow = probes.create(first, 'broadcasts', async () => {
        await sleep(400);
        ended += 1;
        return ok;
      });
      first.process(probes.definitions, { concurrency: 1 });
      await first.ready();
      for (const n of [1, 2]) await slow.enqueue(n);
      await slow.ran(1);
      await first.stop();
      expect(ended).toBe(1);
      await expect(slow.enqueue(3)).rejects.toThrow('closed');

      const second = openQueues({ ...where, logger: notedLog() });
      second.process(probes.definitions);
      await slow.ran(2);
      await second.stop();
      expect(slow.runs.map((run) => run.n)).toEqual([1, 2]);
    });

    it('does not wait for ever', async () => {
      const log = notedLog();
      const probes = new Probes();
      const queues = openQueues({ ...(await place.fresh()), logger: log });
      const endless = probes.create(
        queues,
        'office',
        (run) =>
          new Promise<never>((_, reject) => {
            run.signal.addEventListener('abort', () => {
              reject(new Error('told to stop'));
            });
          }),
      );
      queues.process(probes.definitions);
      await queues.ready();
      await endless.enqueue(1);
      const [run] = await endless.ran(1);
      const before = Date.now();
      await queues.stop({ timeoutMs: 300 });
      expect(Date.now() - before).toBeLessThan(soonMs);
      expect(run!.signal.aborted).toBe(true);
      expect(log.having('Stopped before all jobs ended')).toHaveLength(1);
    });
  });

  it('runs a job again whose process was killed, and nothing acknowledged is lost', async () => {
    const where = await place.fresh();
    const child = spawnTs(new URL('./killed-worker.ts', import.meta.url), [JSON.stringify(where)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // It says so when it is in the middle of the job, with 20 more acknowledged.
    await once(child.stdout!, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const killedAt = Date.now();

    const probes = new Probes();
    const log = notedLog();
    const queues = openQueues({ ...where, logger: log });
    const left = probes.create(queues, 'office');
    queues.process(probes.definitions);
    const runs = await left.ran(21);
    await queues.stop();
    expect(runs.map((run) => run.n).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 21 }, (_, n) => n),
    );
    const again = runs.find((run) => run.n === 0)!;
    expect(again.attempt).toBe(1);
    expect(again.at - killedAt).toBeLessThan(longestWaitMs);
    expect(log.having('A worker died over this job')).toHaveLength(1);
  });
}
