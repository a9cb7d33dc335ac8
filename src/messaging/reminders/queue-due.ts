import type { Clock } from '../../ports/clock.js';
import type { ReminderStore } from './ports.js';
import type { Reminder } from './reminder.js';

export interface QueueDueParts {
  reminders: ReminderStore;
  /** Queues the sending of a row for its moment; queueing it again changes nothing. */
  enqueue: (row: Reminder, delayMs: number) => Promise<void>;
  /** How many jobs of the queue are not over. */
  waiting: () => Promise<number>;
  clock: Clock;
  /** Told of which kinds the rows are that are due and not out. */
  observeDue?: (kinds: readonly string[]) => void;
  aheadMs?: number;
}

/** Rows that are due so soon become jobs. */
const aheadMs = 30_000;

/** Rows that one pass queues. */
const most = 12_000;
const atOnce = 200;

/** After so long a row that still waits is queued again, whatever is remembered. */
const rememberedMs = 60_000;

/**
 * Makes jobs of what is due soon. The rows are the truth: a queue that was wiped is filled again by the next
 * pass. What this process queued a moment ago is not queued again, as long as the queue holds anything.
 */
export class QueueDue {
  private queued = new Map<string, number>();

  constructor(private readonly parts: QueueDueParts) {}

  /** @returns how many were queued */
  async run(now: Date): Promise<number> {
    const { reminders, waiting, enqueue, clock, observeDue } = this.parts;
    const until = new Date(now.getTime() + (this.parts.aheadMs ?? aheadMs));
    const rows = await reminders.due(until, most);
    observeDue?.(rows.filter(({ dueAt }) => dueAt <= now).map(({ kind }) => kind));
    if (rows.length === 0) return 0;
    if ((await waiting()) === 0) this.queued.clear();
    const fresh = rows.filter((row) => !this.isQueued(row, now));
    for (let index = 0; index < fresh.length; index += atOnce) {
      const some = fresh.slice(index, index + atOnce);
      // By the clock of now: the queueing of thousands takes seconds, and the last ones would be late by them.
      const at = clock.now().getTime();
      await Promise.all(some.map((row) => enqueue(row, row.dueAt.getTime() - at)));
      for (const row of some) this.queued.set(keyOf(row), now.getTime());
    }
    this.forget(now);
    return fresh.length;
  }

  private isQueued(row: Reminder, now: Date): boolean {
    const at = this.queued.get(keyOf(row));
    return at !== undefined && now.getTime() - at < rememberedMs;
  }

  private forget(now: Date): void {
    for (const [key, at] of this.queued)
      if (now.getTime() - at >= rememberedMs) this.queued.delete(key);
  }
}

const keyOf = ({ id, version, dueAt }: Reminder): string => `${id} ${version} ${dueAt.getTime()}`;
