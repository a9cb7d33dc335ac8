import type { Channel, Outgoing, Receipt } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import { SendError } from '../ports/send-error.js';
import type { ContactStore, Session } from '../ports/store.js';
import type { ReportUnfilled } from '../ports/unfilled.js';
import { guardMessage } from './guard-message.js';
import type { LogWriter } from './log-writer.js';

/**
 * How one try ended. `partly`: a part of the message is out.
 * - `sent`: the platform has it. `failed`: the platform refuses it for good; the next one is tried.
 * - `gone`: the person can not be reached here any more.
 * - `later`: certainly not taken now; after `retryAfterMs` if the platform says so.
 * - `unsure`: nobody knows whether the platform took it.
 */
export type Sending =
  | { outcome: 'sent'; ref: string }
  | { outcome: 'failed' | 'gone' | 'unsure'; partly: boolean }
  | { outcome: 'later'; retryAfterMs: number | undefined; partly: boolean };

/** A channel that does not come back is not waited for any longer: nobody knows whether it sent the message. */
const longestSendMs = 25_000;

/** Hands single messages to a channel, says what came of it, and writes them into the log. */
export class Delivering {
  private readonly gone = new Set<string>();

  constructor(
    private readonly contacts: ContactStore,
    private readonly log: LogWriter,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly unfilled: ReportUnfilled,
    private readonly patienceMs = longestSendMs,
  ) {}

  /** Whoever writes to us can be reached, whatever the platform said of our last message. */
  async heardFrom(contactId: string, marked: boolean): Promise<void> {
    const knownHere = this.gone.delete(contactId);
    if (knownHere || marked) await this.contacts.markReachable(contactId);
  }

  /** One try. @throws whatever a channel throws that is no SendError */
  async send(channel: Channel, session: Session, given: Outgoing): Promise<Sending> {
    const message = guardMessage(given, this.unfilled);
    try {
      const { ref } = await this.inTime(channel.send(session.address, message));
      this.record(session, message, 'sent', ref);
      return { outcome: 'sent', ref };
    } catch (error) {
      if (error instanceof SendError) return this.fail(error, session, message);
      throw error;
    }
  }

  /** Notes a message that is not sent again, though nobody knows whether it came. */
  leaveUnsure(session: Session, message: Outgoing): void {
    this.logger.warn({ contact: session.id }, 'a message may have come; it is not sent again');
    this.record(session, message, 'unsure');
  }

  private async fail(error: SendError, session: Session, message: Outgoing): Promise<Sending> {
    const { code, retryable, retryAfterMs, unsure, partly } = error;
    if (unsure) return { outcome: 'unsure', partly };
    if (error.userGone) {
      this.gone.add(session.id);
      await this.contacts.markUnreachable(session.id, code, this.clock.now());
      this.record(session, message, 'failed');
      return { outcome: 'gone', partly };
    }
    if (retryable) return { outcome: 'later', retryAfterMs, partly };
    this.logger.error({ err: error, contact: session.id }, 'the platform refuses a reply');
    this.record(session, message, 'failed');
    return { outcome: 'failed', partly };
  }

  private inTime(sending: Promise<Receipt>): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const problem = `the channel took longer than ${this.patienceMs} ms`;
        reject(new SendError('unavailable', problem, { unsure: true }));
      }, this.patienceMs);
      timer.unref();
      const over = () => {
        clearTimeout(timer);
      };
      void sending.then(resolve, reject).finally(over);
    });
  }

  private record(
    session: Session,
    message: Outgoing,
    state: 'sent' | 'failed' | 'unsure',
    ref?: string,
  ): void {
    // Of somebody who refused consent nothing is kept.
    if (session.conversation.person.declined === true) return;
    this.log.append({
      id: `${session.id}:out:${message.id}`,
      contactId: session.id,
      direction: 'out',
      at: this.clock.now(),
      text: message.logged ?? message.text,
      state,
      ...(message.choices && { choices: message.choices }),
      ...(message.request && { request: message.request.what }),
      ...(message.file && { file: message.file }),
      ...(ref !== undefined && { platformRef: ref }),
    });
  }
}
