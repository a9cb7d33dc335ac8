import { setTimeout as wait } from 'node:timers/promises';
import type { Channel, Outgoing } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import { SendError } from '../ports/send-error.js';
import type { ContactStore, Session } from '../ports/store.js';
import type { LogWriter } from './log-writer.js';

/**
 * - `sent`: the platform has it. `failed`: the platform refuses it for good; the next one is tried.
 * - `gone`: the person can not be reached here any more. `later`: not now; the sweep tries again.
 */
export type Sending =
  | { outcome: 'sent'; ref: string }
  | { outcome: 'failed' }
  | { outcome: 'gone' }
  | { outcome: 'later' };

/** Sends single messages, with patience for a platform that stumbles, and writes them into the log. */
export class Delivering {
  constructor(
    private readonly contacts: ContactStore,
    private readonly log: LogWriter,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** @param until Until when the entry is ours; a wait that would pass it becomes `later`. */
  async send(channel: Channel, session: Session, message: Outgoing, until: Date): Promise<Sending> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const { ref } = await channel.send(session.address, message);
        this.record(session, message, 'sent', ref);
        return { outcome: 'sent', ref };
      } catch (error) {
        const result = await this.fail(error, session, message, attempt, until);
        if (result) return result;
      }
    }
  }

  /** What an error means; undefined: try again. */
  private async fail(
    error: unknown,
    session: Session,
    message: Outgoing,
    attempt: number,
    until: Date,
  ): Promise<Sending | undefined> {
    if (!(error instanceof SendError)) throw error;
    if (error.userGone) {
      await this.contacts.markUnreachable(session.id, error.code, this.clock.now());
      this.record(session, message, 'failed');
      return { outcome: 'gone' };
    }
    const { code, retryable, retryAfterMs } = error;
    if (!retryable) {
      this.logger.error({ err: error, contact: session.id }, 'the platform refuses a reply');
      this.record(session, message, 'failed');
      return { outcome: 'failed' };
    }
    const pauseMs = retryAfterMs ?? Math.min(500 * 2 ** attempt, 10_000);
    if (this.clock.now().getTime() + pauseMs + 2_000 > until.getTime()) {
      this.logger.warn(
        { contact: session.id, code },
        'a reply waits: the platform does not take it now',
      );
      return { outcome: 'later' };
    }
    await wait(pauseMs);
    return undefined;
  }

  private record(
    session: Session,
    message: Outgoing,
    state: 'sent' | 'failed',
    ref?: string,
  ): void {
    this.log.append({
      id: `${session.id}:out:${message.id}`,
      contactId: session.id,
      direction: 'out',
      at: this.clock.now(),
      text: message.text,
      state,
      ...(message.choices && { choices: message.choices }),
      ...(message.request && { request: message.request.what }),
      ...(ref !== undefined && { platformRef: ref }),
    });
  }
}
