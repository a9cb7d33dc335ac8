import { initiatingChannels, type InitiatingChannel } from '../../ports/channel.js';
import type { Clock } from '../../ports/clock.js';
import type { Leaves } from '../leaves.js';
import { chooseWay } from './choose-way.js';
import type { People, ReminderStore } from './ports.js';
import type { Reminder } from './reminder.js';

export interface QueueDueParts {
  reminders: Pick<ReminderStore, 'due'>;
  people: Pick<People, 'contactsOf'>;
  leaves: Pick<Leaves, 'awaySince'>;
  /** Queues the sending of a row, on its channel, for its moment; queueing it again changes nothing. */
  enqueue: (row: Reminder, channel: InitiatingChannel, delayMs: number) => Promise<void>;
  /** How many jobs of the queues are not over. */
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

/** After so long a row that still waits is looked at again, whatever is remembered. */
const rememberedMs = 60_000;

interface Remembered {
  at: number;
  channel: InitiatingChannel;
}

/**
 * Makes jobs of what is due soon, each in the queue of the channel by which it goes. The rows are the truth: a queue
 * that was wiped is filled again by the next pass. What this process queued a moment ago is not queued again, as long
 * as the queues hold anything. What waits for a channel that is away stays a row, and is queued when it is back.
 */
export class QueueDue {
  private remembered = new Map<string, Remembered>();
  private wereAway = new Set<string>();

  constructor(private readonly parts: QueueDueParts) {}

  /** @returns how many were queued */
  async run(now: Date): Promise<number> {
    const { reminders, waiting, observeDue } = this.parts;
    const until = new Date(now.getTime() + (this.parts.aheadMs ?? aheadMs));
    const rows = await reminders.due(until, most);
    observeDue?.(rows.filter(({ dueAt }) => dueAt <= now).map(({ kind }) => kind));
    if (rows.length === 0) return 0;
    const away = await this.lookWhoIsAway();
    if ((await waiting()) === 0) this.remembered.clear();
    const fresh = rows.filter((row) => !this.isRemembered(row, now));
    let queued = 0;
    for (let index = 0; index < fresh.length; index += atOnce)
      queued += await this.queue(fresh.slice(index, index + atOnce), away, now);
    this.forget(now);
    return queued;
  }

  /** Chooses the channel of each row, with one read for all, and queues what need not wait for it. */
  private async queue(
    rows: readonly Reminder[],
    away: ReadonlyMap<string, Date>,
    now: Date,
  ): Promise<number> {
    const { people, enqueue, clock } = this.parts;
    const queueOne = async (row: Reminder): Promise<number> => {
      const { contacts, preferred } = await people.contactsOf(row.recipient);
      const way = chooseWay(row, contacts, { preferred, away, now });
      // Whoever can not be reached is passed over by the job, which says why.
      const found = 'contact' in way ? way.contact.channel : initiatingChannels[0];
      const channel = found as InitiatingChannel;
      const waits = away.has(channel) && now < row.usefulUntil;
      // By the clock of now: the queueing of thousands takes seconds, and the last ones would be late by them.
      if (!waits) await enqueue(row, channel, row.dueAt.getTime() - clock.now().getTime());
      this.remembered.set(keyOf(row), { at: now.getTime(), channel });
      return waits ? 0 : 1;
    };
    const counts = await Promise.all(rows.map(queueOne));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** What waited for a channel that is back is looked at at once. */
  private async lookWhoIsAway(): Promise<ReadonlyMap<string, Date>> {
    const away = new Map<string, Date>();
    for (const channel of initiatingChannels) {
      const since = await this.parts.leaves.awaySince(channel);
      if (since) away.set(channel, since);
    }
    for (const [key, { channel }] of this.remembered)
      if (this.wereAway.has(channel) && !away.has(channel)) this.remembered.delete(key);
    this.wereAway = new Set(away.keys());
    return away;
  }

  private isRemembered(row: Reminder, now: Date): boolean {
    const found = this.remembered.get(keyOf(row));
    return found !== undefined && now.getTime() - found.at < rememberedMs;
  }

  private forget(now: Date): void {
    for (const [key, { at }] of this.remembered)
      if (now.getTime() - at >= rememberedMs) this.remembered.delete(key);
  }
}

const keyOf = ({ id, version, dueAt }: Reminder): string => `${id} ${version} ${dueAt.getTime()}`;
