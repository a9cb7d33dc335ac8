import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { cancelled, hold, ok, priorities, snooze } from '../../../src/ports/queue.js';
import type { Queues, QueuesOptions } from '../../../worker/queues.js';
import { openQueues } from '../../../worker/queues.js';
import { notedLog } from './noted-log.js';
import { Probes, type Probe } from './probes.js';
import { until } from '../../support/until.js';

export interface Place {
  /** Where queues are that were never used before. */
  fresh(): Promise<Omit<QueuesOptions, 'logger'>>;
}

/** What the product relies on, whatever the queues are kept in. */
export function describeQueueBehaviour(place: Place): void {
  const log = notedLog();
  const probes = new Probes();
  let queues: Queues;

  beforeAll(async () => {
    queues = openQueues({ ...(await place.fresh()), logger: log });
    queues.process(probes.definitions, {
      queues: {
        broadcasts: { concurrency: 1 },
        'send-telegram': { limiter: { max: 1, durationMs: 40 } },
      },
    });
    await queues.ready();
  });
  afterAll(() => queues.stop());

  /** Resolves when nothing runs, nor waits for a worker. */
  const idle = () =>
    until(async () => {
      const { active, waiting } = (await queues.stats()).office;
      return active + waiting === 0;
    }, 'the end of all jobs');

  /** Jobs of a probe that wait for their time. */
  const waitingOf = async ({ name, kind }: Probe) => {
    const all = await queues.bullQueues();
    const delayed = await all.find((queue) => queue.name === kind.queue)?.getDelayed();
    return (delayed ?? []).filter(({ data }) => (data as { probe: string }).probe === name);
  };

  describe('running', () => {
    it('runs a job with its payload and natural id', async () => {
      const probe = probes.create(queues, 'office');
      await probe.enqueue(7, { id: 'telegram:12345' });
      await probe.ran(1);
      expect(probe.runs).toMatchObject([
        { n: 7, id: 'telegram:12345', attempt: 1, lastAttempt: false },
      ]);
    });

    it('waits for the delay', async () => {
      const probe = probes.create(queues, 'office');
      const before = Date.now();
      await probe.enqueue(1, { delayMs: 400 });
      const [run] = await probe.ran(1);
      expect(run!.at - before).toBeGreaterThanOrEqual(390);
    });

    it('runs the urgent before the rest', async () => {
      let open = (): void => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      const blocker = probes.create(queues, 'broadcasts', () => gate.then(() => ok));
      const probe = probes.create(queues, 'broadcasts');
      await blocker.enqueue(0);
      await blocker.ran(1);
      await probe.enqueue(4, { priority: priorities.bulk });
      await probe.enqueue(5, { priority: priorities.bulk });
      await probe.enqueue(2, { priority: priorities.reminder });
      await probe.enqueue(3, { priority: priorities.reminder });
      await probe.enqueue(1, { priority: priorities.reply });
      open();
      await probe.ran(5);
      expect(probe.runs.map((run) => run.n)).toEqual([1, 2, 3, 4, 5]);
    });

    it('keeps the pace', async () => {
      const probe = probes.create(queues, 'send-telegram');
      await Promise.all(Array.from({ length: 12 }, (_, n) => probe.enqueue(n)));
      const runs = await probe.ran(12);
      expect(runs.at(-1)!.at - runs[0]!.at).toBeGreaterThanOrEqual(11 * 40 * 0.8);
    });
  });

  describe('outcomes', () => {
    it('tries again with growing waits, as often as allowed', async () => {
      const probe = probes.create(queues, 'office', () => {
        throw new Error('not today');
      });
      const failed = (await queues.stats()).office.failed;
      await probe.enqueue(1, { id: 'doomed' });
      const [first, second, third] = await probe.ran(3);
      expect(probe.runs.map((run) => [run.attempt, run.lastAttempt])).toEqual([
        [1, false],
        [2, false],
        [3, true],
      ]);
      expect(second!.at - first!.at).toBeGreaterThanOrEqual(30);
      expect(third!.at - second!.at).toBeGreaterThanOrEqual(60);
      await until(async () => (await queues.stats()).office.failed === failed + 1, 'the failure');
      const told = (): boolean =>
        log.having('failed for good').some((line) => line.fields.id === 'doomed');
      await until(told, 'the line');
    });

    it('can be put off without using up a try', async () => {
      const probe = probes.create(queues, 'office', (_, runs) =>
        runs.length < 6 ? snooze(30) : ok,
      );
      await probe.enqueue(1);
      await probe.ran(6);
      expect(probe.runs.map((run) => run.attempt)).toEqual([1, 1, 1, 1, 1, 1]);
    });

    it('can be cancelled', async () => {
      const before = await queues.stats();
      const probe = probes.create(queues, 'office', () => cancelled('moved'));
      await probe.enqueue(1, { id: 'unwanted' });
      await until(() => log.having('cancelled').length > 0, 'the line');
      expect(log.having('cancelled').at(-1)!.fields).toMatchObject({
        id: 'unwanted',
        reason: 'moved',
      });
      await idle();
      expect(probe.runs).toHaveLength(1);
      expect(await queues.stats()).toEqual(before);
    });

    it('can hold the whole queue', async () => {
      const holding = probes.create(queues, 'send-telegram', (_, runs) =>
        runs.length === 1 ? hold(700) : ok,
      );
      const other = probes.create(queues, 'send-telegram');
      await holding.enqueue(1);
      const [held] = await holding.ran(1);
      await sleep(100);
      await other.enqueue(1);
      const [run] = await other.ran(1);
      expect(run!.at - held!.at).toBeGreaterThanOrEqual(600);
      await holding.ran(2);
      expect(holding.runs[1]!.attempt).toBe(1);
    });

    it('fails for good when nobody knows the job or reads its payload', async () => {
      const loose = z.object({}).loose();
      const unknown = { name: 'stranger', queue: 'office', schema: loose } as const;
      const malformed = { name: 'probe-office', queue: 'office', schema: loose } as const;
      const failed = (await queues.stats()).office.failed;
      await queues.enqueue(unknown, {});
      await queues.enqueue(malformed, { probe: 'x', n: 'secret' });
      await until(async () => (await queues.stats()).office.failed === failed + 2, 'both failures');
      const errors = (): string[] =>
        log.having('failed for good').map((line) => String(line.fields.err));
      await until(
        () => errors().filter((error) => error.includes('Unrecov')).length === 2,
        'lines',
      );
      expect(errors()).toContain('UnrecoverableError: No job is named stranger');
      expect(errors()).toContain('UnrecoverableError: Malformed payload: n invalid_type');
    });

    it('refuses a malformed payload when it is enqueued', async () => {
      const [definition] = probes.definitions;
      const enqueued = queues.enqueue(definition!, { n: 'x' } as unknown as {
        probe: string;
        n: number;
      });
      await expect(enqueued).rejects.toThrow();
    });
  });

  describe('natural ids', () => {
    it('takes any text', async () => {
      const probe = probes.create(queues, 'office');
      const ids = ['123', '0', '0:1', 'a:b', 'a:b:c:d', 'training.day-before:2026:é ✓', ' '];
      for (const id of ids) await probe.enqueue(1, { id });
      await probe.ran(ids.length);
      expect(probe.runs.map((run) => run.id).sort()).toEqual([...ids].sort());
    });

    it('keeps one of those that wait, with the latest payload', async () => {
      const probe = probes.create(queues, 'office');
      for (const n of [1, 2]) await probe.enqueue(n, { id: 'once', delayMs: 60_000 });
      await probe.enqueue(3, { id: 'once' });
      await probe.ran(1);
      await idle();
      expect(probe.runs.map((run) => run.n)).toEqual([3]);
    });

    it('moves one that waits', async () => {
      const probe = probes.create(queues, 'office');
      await probe.enqueue(1, { id: 'sooner', delayMs: 60_000 });
      await probe.enqueue(1, { id: 'sooner', delayMs: 100 });
      await probe.enqueue(2, { id: 'now', delayMs: 60_000 });
      await probe.enqueue(2, { id: 'now' });
      await probe.enqueue(3, { id: 'later', delayMs: 60_000 });
      await probe.enqueue(3, { id: 'later', delayMs: 120_000 });
      await probe.ran(2);
      expect(probe.runs.map((run) => run.n).sort()).toEqual([1, 2]);
      expect((await waitingOf(probe)).map(({ delay }) => delay)).toEqual([120_000]);
    });

    it('is free again when the job is over', async () => {
      const probe = probes.create(queues, 'office', (run) => {
        if (run.n < 2) throw new Error('first failing for good');
        return run.n === 2 ? cancelled('second') : ok;
      });
      const failed = (await queues.stats()).office.failed;
      await probe.enqueue(1, { id: 'again' });
      await until(async () => (await queues.stats()).office.failed === failed + 1, 'the failure');
      for (const n of [2, 3, 4]) {
        const before = probe.runs.length;
        await probe.enqueue(n, { id: 'again' });
        await probe.ran(before + 1);
        await until(async () => (await queues.stats()).office.active === 0, 'the end');
      }
      expect(probe.runs.map((run) => run.n)).toEqual([1, 1, 1, 2, 3, 4]);
    });

    it('runs once more when enqueued while it runs', async () => {
      let underWay = 0;
      let most = 0;
      let open = (): void => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      const probe = probes.create(queues, 'office', async () => {
        most = Math.max(most, (underWay += 1));
        await gate;
        underWay -= 1;
        return ok;
      });
      await probe.enqueue(1, { id: 'busy' });
      await probe.ran(1);
      await probe.enqueue(2, { id: 'busy' });
      await probe.enqueue(3, { id: 'busy' });
      open();
      await probe.ran(2);
      await idle();
      expect(probe.runs.map((run) => run.n)).toEqual([1, 3]);
      expect(most).toBe(1);
    });

    it('leaves one alone that waits for its next try', async () => {
      const probe = probes.create(queues, 'office', (_, runs) =>
        runs.length === 1 ? snooze(60_000) : ok,
      );
      await probe.enqueue(1, { id: 'put-off' });
      await probe.ran(1);
      await until(async () => (await waitingOf(probe)).length === 1, 'it is put off');
      await probe.enqueue(2, { id: 'put-off' });
      const [waiting, ...others] = await waitingOf(probe);
      expect(others).toEqual([]);
      expect(waiting).toMatchObject({ data: { n: 1 }, delay: expect.any(Number) });
      expect(waiting!.delay).toBeGreaterThan(50_000);
    });
  });
}
