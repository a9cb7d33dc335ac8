import { buildBroadcastWork } from '../app/build-broadcast-work.js';
import type { Conversations } from '../app/build-conversations.js';
import { buildReminderWork } from '../app/build-reminder-work.js';
import type { ReminderSurroundings } from '../app/build-reminders.js';
import { freeLeaves } from '../delivery/leaves.js';
import {
  channelOfQueue,
  queueNames,
  type JobKind,
  type JobQueue,
  type QueueStats,
} from '../ports/queue.js';
import type { Sweep } from '../ports/sweep.js';

/** With a time: not before that. */
interface Sent {
  outcome: string;
  ms?: number;
}

interface Waiting {
  kind: Pick<JobKind<unknown>, 'name' | 'queue'>;
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
  const around = { ...parts, leaves: freeLeaves };
  const reminders = buildReminderWork({ ...around, observe: () => undefined }, queue);
  const config = { timeZone: parts.timeZone, approvalAbove: undefined };
  const broadcasts = buildBroadcastWork({ ...around, config }, queue);
  return {
    // Planned first, then sent.
    sweeps: [...reminders.sweeps.toReversed(), ...broadcasts.sweeps],
    run({ kind, payload }) {
      const channel = channelOfQueue(kind.queue);
      if (!channel) throw new Error(`nothing is sent from the queue ${kind.queue}`);
      return kind.name === 'send-reminder'
        ? reminders.parts.sendReminder(payload as { id: string; version: number }, channel)
        : broadcasts.parts.sendDelivery(payload as { id: string }, channel);
    },
  };
}

function queueOf(waiting: Map<string, Waiting>, clock: { now(): Date }) {
  const none = { waiting: 0, active: 0, delayed: 0, failed: 0 };
  const queue: JobQueue & Parameters<typeof buildReminderWork>[1] = {
    enqueue<P>(kind: JobKind<P>, payload: P, { id = '', delayMs = 0 } = {}) {
      const at = clock.now().getTime() + delayMs;
      waiting.set(`${kind.queue} ${kind.name} ${id}`, { kind, payload, at });
      return Promise.resolve();
    },
    stats: () =>
      Promise.resolve(Object.fromEntries(queueNames.map((name) => [name, none])) as QueueStats),
  };
  return queue;
}
