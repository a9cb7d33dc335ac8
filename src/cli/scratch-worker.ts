import { buildBroadcastWork } from '../composition/build-broadcast-work.js';
import type { Conversations } from '../composition/build-conversations.js';
import { buildReminderWork } from '../composition/build-reminder-work.js';
import type { ReminderSurroundings } from '../composition/build-reminders.js';
import { queueNames, type JobKind, type JobQueue, type QueueStats } from '../ports/queue.js';
import type { Sweep } from '../ports/sweep.js';

/** With a time: not before that. */
interface Sent {
  outcome: string;
  ms?: number;
}

interface Waiting {
  name: string;
  payload: unknown;
  at: number;
}

export interface ScratchWorkerParts extends ReminderSurroundings {
  clock: { now(): Date; advance(ms: number): void };
  conversations: Conversations;
}

/** Looks in a row, a second apart: a chat takes one message a second. */
const looks = 5;

/** The worker of a script: it works when it is told to, and does all that is due by then. */
export function scratchWorker(parts: ScratchWorkerParts): () => Promise<void> {
  const { clock, conversations } = parts;
  const waiting = new Map<string, Waiting>();
  const { sweeps, run } = buildWork(parts, waiting);
  const runDue = async () => {
    const due = [...waiting].filter(([, { at }]) => at <= clock.now().getTime());
    for (const [id, job] of due) {
      waiting.delete(id);
      const { ms } = await run(job);
      if (ms !== undefined) waiting.set(id, { ...job, at: clock.now().getTime() + ms });
    }
  };
  return async () => {
    for (let look = 0; look < looks; look += 1) {
      for (const sweep of sweeps) await sweep.run(clock.now());
      await runDue();
      await conversations.sweep();
      await conversations.settled();
      clock.advance(1000);
    }
  };
}

function buildWork(
  parts: ScratchWorkerParts,
  waiting: Map<string, Waiting>,
): { sweeps: Sweep[]; run: (job: Waiting) => Promise<Sent> } {
  const queue = queueOf(waiting, parts.clock);
  const reminders = buildReminderWork({ ...parts, observe: () => undefined }, queue);
  const config = { timeZone: parts.timeZone } as Parameters<typeof buildBroadcastWork>[0]['config'];
  const broadcasts = buildBroadcastWork({ ...parts, config }, queue);
  return {
    // Planned first, then sent.
    sweeps: [...reminders.sweeps.toReversed(), ...broadcasts.sweeps],
    run: ({ name, payload }) =>
      name === 'send-reminder'
        ? reminders.parts.sendReminder(payload as { id: string; version: number })
        : broadcasts.parts.sendDelivery((payload as { id: string }).id),
  };
}

function queueOf(waiting: Map<string, Waiting>, clock: { now(): Date }) {
  const none = { waiting: 0, active: 0, delayed: 0, failed: 0 };
  const queue: JobQueue & Parameters<typeof buildReminderWork>[1] = {
    enqueue<P>({ name }: JobKind<P>, payload: P, { id = '', delayMs = 0 } = {}) {
      waiting.set(`${name} ${id}`, { name, payload, at: clock.now().getTime() + delayMs });
      return Promise.resolve();
    },
    stats: () =>
      Promise.resolve(Object.fromEntries(queueNames.map((name) => [name, none])) as QueueStats),
  };
  return queue;
}
