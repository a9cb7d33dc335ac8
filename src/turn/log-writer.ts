import type { Logger } from '../ports/logger.js';
import type { LoggedMessage, MessageLog } from '../ports/store.js';

/** Gathers log lines and writes them in one trip, a moment later: off the way of a reply. */
export class LogWriter {
  private pending: LoggedMessage[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly log: MessageLog,
    private readonly logger: Logger,
    private readonly delayMs = 50,
  ) {}

  append(line: LoggedMessage): void {
    this.pending.push(line);
    this.timer ??= setTimeout(() => void this.flush(), this.delayMs);
  }

  /** Deletes what was logged of a contact, and what is about to be. */
  async forget(contactId: string): Promise<void> {
    this.pending = this.pending.filter((line) => line.contactId !== contactId);
    await this.writing;
    await this.log.forget(contactId);
  }

  /** Writes what is pending; resolves when it is written or, on an error, logged and kept. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const lines = this.pending;
    this.pending = [];
    if (lines.length > 0) this.writing = this.writing.then(() => this.write(lines));
    return this.writing;
  }

  private async write(lines: LoggedMessage[]): Promise<void> {
    try {
      await this.log.append(lines);
    } catch (error) {
      this.logger.warn(
        { err: error, lines: lines.length },
        'messages could not be logged; kept to try again',
      );
      this.pending = [...lines, ...this.pending].slice(-10_000);
      this.timer ??= setTimeout(() => void this.flush(), 5_000).unref();
    }
  }
}
