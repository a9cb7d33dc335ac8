import type { Logger } from '../ports/logger.js';
import type { Acknowledgement, SessionStore } from '../ports/store.js';

/**
 * Outbox entries that are sent but still stand in the store. They are taken out by the contact's next
 * save, or a moment later by one write for many sessions.
 */
export class Acknowledgements {
  private pending = new Map<string, Acknowledgement>();
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: SessionStore,
    private readonly logger: Logger,
    private readonly delayMs = 100,
  ) {}

  add(sessionId: string, keys: string[], buttonsRef?: string): void {
    const before = this.pending.get(sessionId);
    const ref = buttonsRef ?? before?.buttonsRef;
    const sent = [...(before?.sent ?? []), ...keys];
    this.pending.set(sessionId, { sessionId, sent, ...(ref !== undefined && { buttonsRef: ref }) });
    this.timer ??= setTimeout(() => void this.flush(), this.delayMs);
  }

  /** Hands the keys of one session to a save that takes them along. */
  take(sessionId: string): string[] {
    const taken = this.pending.get(sessionId);
    this.pending.delete(sessionId);
    return taken?.sent ?? [];
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

  private async write(batch: Acknowledgement[]): Promise<void> {
    try {
      await this.store.acknowledge(batch);
    } catch (error) {
      this.logger.warn(
        { err: error, sessions: batch.length },
        'sent replies could not be marked; tried again',
      );
      for (const { sessionId, sent, buttonsRef } of batch) this.add(sessionId, sent, buttonsRef);
    }
  }
}
