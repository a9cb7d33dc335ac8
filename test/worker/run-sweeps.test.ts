import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../src/ports/clock.js';
import { runSweeps } from '../../worker/run-sweeps.js';
import { notedLog } from './queues/noted-log.js';
import { until } from '../support/until.js';

const clock: Clock = { now: () => new Date('2026-03-01T00:00:00Z') };

describe('sweeps', () => {
  it('run again and again, never two passes of one at a time', async () => {
    let underWay = 0;
    let most = 0;
    let passes = 0;
    const sweep = {
      name: 'slow',
      everyMs: 1,
      async run(now: Date): Promise<void> {
        expect(now).toEqual(clock.now());
        most = Math.max(most, (underWay += 1));
        await sleep(20);
        underWay -= 1;
        passes += 1;
      },
    };
    const running = runSweeps([sweep], { clock, logger: notedLog() });
    await until(() => passes >= 3, 'three passes');
    await running.stop();
    expect(most).toBe(1);
  });

  it('go on after a failure, which is told once', async () => {
    const logger = notedLog();
    let passes = 0;
    const sweep = {
      name: 'failing',
      everyMs: 1,
      run: (): Promise<void> => {
        passes += 1;
        if (passes < 4) throw new Error('the store is away');
        return Promise.resolve();
      },
    };
    const running = runSweeps([sweep], { clock, logger });
    await until(() => passes >= 5, 'five passes');
    await running.stop();
    expect(logger.lines.map((line) => line.level)).toEqual(['error', 'info']);
    expect(logger.lines[0]!.fields).toMatchObject({ sweep: 'failing' });
  });

  it('stop after the pass under way', async () => {
    let ended = 0;
    const sweep = {
      name: 'long',
      everyMs: 1,
      async run(): Promise<void> {
        await sleep(100);
        ended += 1;
      },
    };
    const running = runSweeps([sweep], { clock, logger: notedLog() });
    await running.stop();
    expect(ended).toBe(1);
    await sleep(150);
    expect(ended).toBe(1);
  });
});
