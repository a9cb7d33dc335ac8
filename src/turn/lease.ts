import type { Clock } from '../ports/clock.js';
import type { OutboxEntry, Session, SessionStore } from '../ports/store.js';
import { pause } from './pause.js';

/** Left over of a lease at least, when a message is handed to a channel. */
const marginMs = 2_000;

export interface LeaseParts {
  store: SessionStore;
  clock: Clock;
  /** Names this process as the holder of leases. */
  processId: string;
  leaseMs: number;
  /** Aborted when the process ends. */
  stopping: AbortSignal;
}

/** The right of one sender to an outbox entry: kept while it waits for its platform, given up at the end. */
export class Lease {
  constructor(
    private readonly parts: LeaseParts,
    private readonly session: Session,
    private entry: OutboxEntry,
  ) {}

  /** Which of its messages the platform may have taken; undefined: none. */
  get unsure(): number | undefined {
    return this.entry.unsure;
  }

  /**
   * Keeps with the entry that the platform may have taken one of its messages, for whoever holds it next as well.
   * @returns false when another has it
   */
  noteUnsure(index: number): Promise<boolean> {
    return this.hold(this.entry.until, index);
  }

  /**
   * Waits before the next try, with the entry still ours after it.
   * @returns false when it is not: another has it, or the process ends and leaves it to the next
   */
  async wait(ms: number): Promise<boolean> {
    const { clock, leaseMs, stopping } = this.parts;
    const over = clock.now().getTime() + ms;
    const lasts = this.entry.until.getTime() >= over + marginMs;
    if (!lasts && !(await this.hold(new Date(over + leaseMs)))) return false;
    await pause(ms, stopping);
    if (!stopping.aborted) return true;
    await this.hold(clock.now());
    return false;
  }

  /** Too little time is left to begin with the entry: it waited for others. */
  get ranOut(): boolean {
    return this.entry.until.getTime() < this.parts.clock.now().getTime() + marginMs;
  }

  /** Takes it anew. @returns false when another has it */
  renew(): Promise<boolean> {
    const { clock, leaseMs } = this.parts;
    return this.hold(new Date(clock.now().getTime() + leaseMs));
  }

  private async hold(until: Date, unsure = this.unsure): Promise<boolean> {
    const { store, processId } = this.parts;
    const held = await store.takeOver(this.session.id, this.entry, processId, until, unsure);
    if (held) this.entry = { ...this.entry, until, ...(unsure !== undefined && { unsure }) };
    return held;
  }
}
