import type { Logger } from '../ports/logger.js';
import type { Acknowledgement, SessionStore } from '../ports/store.js';

/**
 * Outbox entries that are sent but still stand in the store. They are taken out by the contact's next
 * save, or a moment later by one write for many sessions.
 */
export class Acknowledgements {
  private pending = new Map<string, Acknowledgement>();
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  private underWay: Acknowledgement[] = [];
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: SessionStore,
    private readonly logger: Logger,
    private readonly delayMs = 100,
  ) {}

  /** @param buttonsRef The message that shows buttons since then. */
  add(sessionId: string, sent: string[], buttonsRef?: string): void {
    const before = this.pending.get(sessionId);
    const added = { sessionId, sent, ...(buttonsRef !== undefined && { buttonsRef }) };
    this.pending.set(sessionId, before ? together(before, added) : added);
    this.timer ??= setTimeout(() => void this.flush(), this.delayMs);
  }

  /** Sent, and not yet taken out of the store as far as this process knows. */
  has(sessionId: string, key: string): boolean {
    const named = ({ sent }: Acknowledgement) => sent.includes(key);
    const waiting = this.pending.get(sessionId);
    return (
      (waiting !== undefined && named(waiting)) ||
      this.underWay.some((one) => one.sessionId === sessionId && named(one))
    );
  }

  /** Hands those of one session to a save that takes them along. */
  take(sessionId: string): Acknowledgement | undefined {
    const taken = this.pending.get(sessionId);
    this.pending.delete(sessionId);
    return taken;
  }

  /** Takes back what a save that failed did not take along. */
  giveBack(taken: Acknowledgement | undefined): void {
    if (!taken) return;
    const since = this.pending.get(taken.sessionId);
    this.pending.set(taken.sessionId, since ? together(taken, since) : taken);
    this.timer ??= setTimeout(() => void this.flush(), this.delayMs);
  }

  /** Writes all that is pending. Never rejects: what could not be written is tried again. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const batch = [...this.pending.values()];
    this.pending = new Map();
    if (batch.length > 0) this.flushing = this.flushing.then(() => this.write(batch));
    return this.flushing;
  }

  /** Writes what is pending, for the last time. */
  close(): Promise<void> {
    this.closed = true;
    return this.flush();
  }

  private async write(batch: Acknowledgement[]): Promise<void> {
    this.underWay = batch;
    try {
      await this.store.acknowledge(batch);
    } catch (error) {
      this.logger.warn(
        { err: error, sessions: batch.length },
        'sent replies could not be marked; tried again',
      );
      // At the end they stay in the store: at worst the next start sends them again.
      if (!this.closed) for (const one of batch) this.giveBack(one);
    } finally {
      this.underWay = [];
    }
  }
}

/** One for both; the later one knows which buttons are on show. */
function together(earlier: Acknowledgement, later: Acknowledgement): Acknowledgement {
  return { ...earlier, ...later, sent: [...earlier.sent, ...later.sent] };
}
