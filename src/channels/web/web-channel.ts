import type { FileRef, Input } from '../../engine/types.js';
import type {
  Capabilities,
  Channel,
  Deliver,
  Delivery,
  Health,
  Outgoing,
  Receipt,
  Tidying,
} from '../../ports/channel.js';
import type { Clock } from '../../ports/clock.js';
import type { FetchedFile, FileStore } from '../../ports/files.js';
import type { Logger } from '../../ports/logger.js';
import { SendError } from '../../ports/send-error.js';
import type { LoggedMessage, MessageLog } from '../../ports/store.js';
import { Pages, type PageListener } from './pages.js';
import { contactIdOf, inboundRowId, outgoingRowId, rowWithId, uploadId } from './row-id.js';

/** One message as the page posts it. A retry carries the same id, so that nothing doubles. */
export interface WebMessage {
  id: string;
  input: Input;
  /** Language of the page, for people the bot does not know yet. */
  language?: string;
}

/** A file as the page sends it, with the type that its bytes show. */
export interface Upload {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

export interface WebChannelParts {
  log: MessageLog;
  files: FileStore;
  logger: Logger;
  clock: Clock;
}

/** The web chat as a channel, with what the HTTP side needs beside it. */
export interface WebChannel extends Channel {
  /** Hands a message in; resolves once its effects are saved, rejects if they could not be. */
  receive(address: string, message: WebMessage): Promise<Delivery>;
  /**
   * Keeps a file that comes with the message of this id; again, it leaves the first.
   * @throws whatever kept it from being saved
   */
  keepFile(address: string, messageId: string, upload: Upload): Promise<FileRef>;
  /** A file that this visitor sent or was sent; undefined for every other one. */
  readFile(address: string, id: string): Promise<Upload | undefined>;
  /** The latest lines of the conversation, oldest first. */
  latest(address: string, limit: number): Promise<LoggedMessage[]>;
  /** Tells the listener what happens to an address until the returned function is called. */
  watch(address: string, listener: PageListener): () => void;
}

/** How far back a row is looked for that was written a moment ago. */
const RECENT_ROWS = 30;

/** The log is written off the way of a reply, a moment later. */
const LOGGED_AFTER_MS = 250;

const capabilities: Capabilities = {
  buttons: true,
  contactRequest: false,
  deletes: true,
  maxLength: 8000,
};

/**
 * Makes the channel of the web chat. A message counts as sent once it is in the message log: a page
 * that is closed finds it there when it comes back, and one that is open is told at once.
 */
export function createWebChannel(parts: WebChannelParts): WebChannel {
  return new LoggedWebChannel(parts);
}

class LoggedWebChannel implements WebChannel {
  readonly name = 'web';
  readonly capabilities = capabilities;
  private readonly pages = new Pages();
  private readonly underWay = new Set<Promise<Delivery>>();
  private deliver: Deliver | undefined;
  private latestMs = 0;

  constructor(private readonly parts: WebChannelParts) {}

  start(deliver: Deliver): Promise<void> {
    this.deliver = deliver;
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.deliver = undefined;
    await Promise.allSettled(this.underWay);
  }

  async send(address: string, message: Outgoing): Promise<Receipt> {
    const row = this.toRow(address, message);
    try {
      await this.parts.log.append([row]);
    } catch (cause) {
      throw new SendError('unavailable', 'The message log did not take the message', { cause });
    }
    this.pages.tell(address, { type: 'message', row });
    return { ref: row.id };
  }

  async tidy(address: string, { clear, forget }: Tidying): Promise<void> {
    for (const id of clear) this.pages.tell(address, { type: 'cleared', id });
    if (forget.length === 0 || this.pages.count(address) === 0) return;
    const rows = await this.recentRows(address);
    for (const id of forget) {
      const text = rowWithId(rows, id)?.text;
      this.pages.tell(address, { type: 'masked', id, ...(text !== undefined && { text }) });
    }
  }

  health(): Health {
    return this.deliver ? { state: 'up' } : { state: 'down', reason: 'not started' };
  }

  async receive(address: string, message: WebMessage): Promise<Delivery> {
    if (!this.deliver) throw new Error('The web chat is not started');
    const delivery = this.deliver({
      channel: 'web',
      address,
      id: message.id,
      at: this.nextInstant(),
      input: message.input,
      messageRef: inboundRowId(address, message.id),
      ...(message.language !== undefined && { profile: { language: message.language } }),
    });
    this.underWay.add(delivery);
    try {
      const result = await delivery;
      this.showToOtherPages(address, message.id);
      return result;
    } finally {
      this.underWay.delete(delivery);
    }
  }

  async keepFile(address: string, messageId: string, upload: Upload): Promise<FileRef> {
    const ownerId = contactIdOf(address);
    const id = uploadId(address, messageId);
    const { name, mime, size } = await this.parts.files.keep({ id, ownerId, ...upload });
    return { ref: id, name, mime, size, kept: true };
  }

  async readFile(address: string, id: string): Promise<Upload | undefined> {
    const file = await this.parts.files.read(id);
    if (!file) return undefined;
    const contactId = contactIdOf(address);
    const allowed = file.ownerId === contactId || (await this.parts.log.hasFile(contactId, id));
    return allowed ? file : undefined;
  }

  /** What the page sent is kept already. */
  async fetch({ ref }: FileRef): Promise<FetchedFile> {
    let file: Upload | undefined;
    try {
      file = await this.parts.files.read(ref);
    } catch (cause) {
      throw new SendError('unavailable', 'The file could not be read', { cause });
    }
    if (!file) throw new SendError('rejected', 'The file is not there any more');
    return file;
  }

  latest(address: string, limit: number): Promise<LoggedMessage[]> {
    return this.parts.log.latest(contactIdOf(address), limit);
  }

  watch(address: string, listener: PageListener): () => void {
    return this.pages.watch(address, listener);
  }

  /** A person's other tabs show what was said here, as the turn logged it: masked if sensitive. */
  private showToOtherPages(address: string, inboundId: string): void {
    if (this.pages.count(address) < 2) return;
    const show = async (): Promise<void> => {
      const row = rowWithId(await this.recentRows(address), inboundRowId(address, inboundId));
      if (row) this.pages.tell(address, { type: 'message', row });
    };
    setTimeout(() => void show(), LOGGED_AFTER_MS).unref();
  }

  private async recentRows(address: string): Promise<LoggedMessage[]> {
    try {
      return await this.latest(address, RECENT_ROWS);
    } catch (err) {
      this.parts.logger.warn({ err, channel: 'web' }, 'Could not read the log to tidy a page');
      return [];
    }
  }

  private toRow(address: string, message: Outgoing): LoggedMessage {
    return {
      id: outgoingRowId(address, message.id),
      contactId: contactIdOf(address),
      direction: 'out',
      // Later than what it answers, which is logged with the present moment.
      at: this.nextInstant(1),
      text: message.text,
      ...(message.choices && { choices: message.choices }),
      ...(message.request && { request: message.request.what }),
      ...(message.file && { file: message.file }),
      state: 'sent',
    };
  }

  /** The log sorts by time: two messages within one millisecond would lose their order. */
  private nextInstant(aheadMs = 0): Date {
    this.latestMs = Math.max(this.parts.clock.now().getTime() + aheadMs, this.latestMs + 1);
    return new Date(this.latestMs);
  }
}
