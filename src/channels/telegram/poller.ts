import { setMaxListeners } from 'node:events';
import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from '../../ports/logger.js';
import type { Condition } from './condition.js';
import { allowedUpdates, chatOf } from './decode.js';
import { apiErrorCode, describeFailure } from './failures.js';
import { Lanes } from './lanes.js';
import { atMost, backoff, pause, type Timing } from './timing.js';
import { judgeFailure } from './trouble.js';
import { UpdateLedger } from './update-ledger.js';

export interface PollerParts {
  api: Api;
  /** Rejects when the update could not be saved: it is handed in again. */
  handle: (update: Update) => Promise<void>;
  condition: Condition;
  timing: Timing;
  logger: Logger;
  /** How many updates may be under way at once. */
  maxUnderWay: number;
}

/**
 * Fetches updates and hands them on: side by side across chats, in order within one. The offset
 * that acknowledges them stays before the oldest update that is not done, so that a crash loses
 * nothing. Telegram hands out at most 100 updates from the offset on: while one is stuck, at most
 * 99 later ones are taken.
 */
export class Poller {
  private readonly ledger = new UpdateLedger(() => this.waiting?.abort());
  private readonly lanes = new Lanes<number>();
  private readonly stopping = new AbortController();
  private readonly tasks = new Set<Promise<void>>();
  private loop: Promise<void> | undefined;
  private webhookGone = false;
  private lookAgainMs = 0;
  private waiting: AbortController | undefined;

  constructor(private readonly parts: PollerParts) {
    setMaxListeners(0, this.stopping.signal);
  }

  start(): void {
    this.loop ??= this.run();
  }

  /** Ends the polling at once, waits for the updates under way and acknowledges what is done. */
  async stop(): Promise<void> {
    const { timing } = this.parts;
    this.stopping.abort();
    this.waiting?.abort();
    await this.loop;
    await atMost(timing.stopGraceMs, Promise.all(this.tasks));
    const offset = this.ledger.offset();
    if (offset === undefined) return;
    const deadline = AbortSignal.timeout(timing.stopGraceMs);
    await this.getUpdates({ offset, limit: 1, timeout: 0 }, deadline).catch((error: unknown) => {
      const detail = describeFailure(error);
      this.parts.logger.warn({ detail }, 'Telegram: the last updates could not be acknowledged');
    });
  }

  private async run(): Promise<void> {
    const { condition, timing } = this.parts;
    let failures = 0;
    while (!this.isStopping()) {
      try {
        await this.removeWebhook();
        await this.takeUpdates();
        failures = 0;
      } catch (error) {
        if (this.isStopping()) return;
        failures += 1;
        if (apiErrorCode(error) === 409) this.webhookGone = false;
        await pause(judgeFailure(error, failures, condition, timing), this.stopping.signal);
      }
    }
  }

  /** Telegram hands out no updates while a webhook is set, be it by an earlier set-up of ours. */
  private async removeWebhook(): Promise<void> {
    if (this.webhookGone) return;
    await this.parts.api.deleteWebhook({ drop_pending_updates: false }, this.abortSignal());
    this.webhookGone = true;
  }

  private async takeUpdates(): Promise<void> {
    const { condition, timing, maxUnderWay } = this.parts;
    // After trouble a short look tells at once that all is well again.
    const timeout = condition.health.state === 'up' ? timing.pollSeconds : 0;
    const offset = this.ledger.offset();
    const updates = await this.getUpdates({ offset, limit: 100, timeout }, this.stopping.signal);
    condition.up();
    if (offset !== undefined) this.ledger.acknowledged(offset);
    let fresh = 0;
    for (const update of updates) {
      if (this.ledger.underWay >= maxUnderWay) break;
      if (!this.ledger.take(update.update_id)) continue;
      fresh += 1;
      this.begin(update);
    }
    if (updates.length === 0) this.ledger.settle();
    await this.waitBeforeLooking(fresh > 0);
  }

  /**
   * What is under way is handed out again at once, so there is no waiting on Telegram's side: wait
   * here until everything is done, or look for updates of others from time to time.
   */
  private async waitBeforeLooking(anyFresh: boolean): Promise<void> {
    if (this.ledger.underWay === 0) return;
    const [first, longest] = this.parts.timing.lookAgainMs;
    this.lookAgainMs = anyFresh ? first : Math.min(this.lookAgainMs * 2, longest);
    if (this.isStopping()) return;
    this.waiting = new AbortController();
    await pause(this.lookAgainMs, this.waiting.signal);
    this.waiting = undefined;
  }

  private begin(update: Update): void {
    const lane = chatOf(update) ?? -update.update_id;
    const task = this.lanes.run(lane, () => this.handleUntilSaved(update));
    this.tasks.add(task);
    void task.finally(() => this.tasks.delete(task));
  }

  private async handleUntilSaved(update: Update): Promise<void> {
    const { handle, logger, timing } = this.parts;
    const updateId = update.update_id;
    const { signal } = this.stopping;
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        await handle(update);
        this.ledger.done(updateId);
        if (failures > 1)
          logger.info({ updateId, failures }, 'Telegram: the update is handled now');
        return;
      } catch (error) {
        const detail = describeFailure(error);
        if (failures === 1) {
          logger.warn(
            { updateId, detail },
            'Telegram: an update could not be handled, trying again',
          );
        }
        await pause(backoff(failures, timing.backoffMs), signal);
      }
    }
  }

  private getUpdates(
    { offset, limit, timeout }: { offset?: number; limit: number; timeout: number },
    signal: AbortSignal,
  ): Promise<Update[]> {
    return this.parts.api.getUpdates(
      { offset, limit, timeout, allowed_updates: allowedUpdates },
      asGrammySignal(signal),
    );
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private abortSignal(): ReturnType<typeof asGrammySignal> {
    return asGrammySignal(this.stopping.signal);
  }
}

/** grammY's types name the signal of a polyfill; it takes the one of Node just as well. */
function asGrammySignal(signal: AbortSignal) {
  return signal as unknown as NonNullable<Parameters<Api['getMe']>[0]>;
}
