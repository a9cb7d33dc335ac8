import type { Update } from 'grammy/types';
import { ApiError } from './api-error.js';

export type NewUpdate = Omit<Partial<Update>, 'update_id'> & { update_id?: number };

interface Waiter {
  limit: number;
  answer: (updates: Update[] | ApiError) => void;
}

/** Updates that the bot has not confirmed, with the offset rules of getUpdates. */
export class UpdateQueue {
  pending: Update[] = [];
  /** Called with every new update; set while there is a webhook. */
  onPush: ((update: Update) => void) | undefined;
  private waiter: Waiter | undefined;
  private allowed: string[] | undefined;

  constructor(private nextId = 100_000_001) {}

  /** Telegram keeps to the last list of kinds it was given. */
  allow(kinds: string[] | undefined): void {
    if (kinds) this.allowed = kinds.length > 0 ? kinds : undefined;
  }

  /** An update without an id gets the next one; one with an id may repeat or break the order. */
  push(given: NewUpdate): Update {
    const update = { ...given, update_id: given.update_id ?? this.nextId };
    this.nextId = Math.max(this.nextId, update.update_id + 1);
    const kind = Object.keys(update).find((key) => key !== 'update_id') ?? '';
    if (this.allowed && !this.allowed.includes(kind)) return update;
    this.pending.push(update);
    this.onPush?.(update);
    if (this.waiter) {
      const { answer, limit } = this.waiter;
      this.waiter = undefined;
      answer(this.pending.slice(0, limit));
    }
    return update;
  }

  confirm(id: number): void {
    const at = this.pending.findIndex(({ update_id }) => update_id === id);
    if (at >= 0) this.pending.splice(at, 1);
  }

  /**
   * The updates from `offset` on; those before are dropped for good. Waits for the first one.
   * @param gone aborts when the caller hung up
   * @throws ApiError 409 when another caller takes over
   */
  async get(
    { offset = 0, limit = 100, timeout = 0 }: { offset?: number; limit?: number; timeout?: number },
    gone: AbortSignal,
  ): Promise<Update[]> {
    this.refuseWaiter();
    if (offset > 0) this.pending = this.pending.filter(({ update_id }) => update_id >= offset);
    else if (offset < 0) this.pending = this.pending.slice(offset);
    const most = Math.min(Math.max(limit, 1), 100);
    if (this.pending.length > 0 || timeout <= 0) return this.pending.slice(0, most);
    const answer = await this.wait(most, timeout * 1000, gone);
    if (answer instanceof ApiError) throw answer;
    return answer;
  }

  private wait(limit: number, ms: number, gone: AbortSignal): Promise<Update[] | ApiError> {
    return new Promise((resolve) => {
      const finish = (updates: Update[] | ApiError) => {
        clearTimeout(timer);
        if (this.waiter === waiter) this.waiter = undefined;
        resolve(updates);
      };
      const waiter: Waiter = { limit, answer: finish };
      const timer = setTimeout(finish, ms, []);
      gone.addEventListener('abort', () => {
        finish([]);
      });
      this.waiter = waiter;
    });
  }

  private refuseWaiter(): void {
    this.waiter?.answer(
      new ApiError(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    );
  }
}
