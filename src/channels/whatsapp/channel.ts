import { fileURLToPath } from 'node:url';
import type {
  Capabilities,
  Channel,
  Deliver,
  Health,
  Outgoing,
  Receipt,
} from '../../ports/channel.js';
import type { FetchedFile } from '../../ports/files.js';
import type { FileRef } from '../../engine/types.js';
import { SendError } from '../../ports/send-error.js';
import { AddressBook } from './address-book.js';
import type { Request } from './child-process.js';
import { Desk } from './desk.js';
import { maxTextLength } from './encode.js';
import { notReady } from './not-ready.js';
import { Inbox } from './inbox.js';
import type { Acknowledged, WhatsAppOptions } from './options.js';
import { downloadSchema, identitySchema, type Report } from './protocol.js';
import { Sender } from './sender.js';
import { healthOf, type LinkStatus } from './status.js';
import { Supervisor } from './supervisor.js';
import { defaultTiming, type Timing } from './timing.js';
import { z } from 'zod';

/** States in which WhatsApp acts against an account. */
const warnings = ['refused'];

/**
 * The channel to WhatsApp, over whatsapp-web.js in a process of its own. That library is no product of
 * WhatsApp's: an account can be banned, and WhatsApp can change at any time so that nothing works.
 */
export class WhatsAppChannel implements Channel {
  readonly name = 'whatsapp';
  readonly capabilities: Capabilities = {
    buttons: false,
    contactRequest: false,
    deletes: false,
    secrets: false,
    maxLength: maxTextLength,
  };

  private readonly timing: Timing;
  private readonly supervisor: Supervisor;
  private readonly sender: Sender;
  private readonly book: AddressBook;
  private readonly desk: Desk;
  private inbox: Inbox | undefined;

  constructor(private readonly options: WhatsAppOptions) {
    const { records, logger, clock, luck = Math.random } = options;
    this.timing = { ...defaultTiming, ...options.timing };
    this.supervisor = this.createSupervisor();
    this.sender = new Sender({
      ask: (request, patienceMs) => this.ask(request, patienceMs),
      isReady: () => this.supervisor.status.state === 'ready',
      readFile: options.files?.read,
      timing: this.timing,
      luck,
    });
    const resolve = (id: string) =>
      this.supervisor.ask({ type: 'resolve', of: id }, identitySchema, this.timing.callMs);
    this.book = new AddressBook(records.aliases, resolve, () => clock.now(), logger);
    this.desk = new Desk({
      records,
      clock,
      logger,
      ask: (request) => this.ask(request, this.timing.callMs),
      restart: () => {
        this.supervisor.restart();
      },
    });
  }

  start(deliver: Deliver): Promise<void> {
    const { records, logger, clock, callText } = this.options;
    this.inbox = new Inbox({
      deliver,
      book: this.book,
      records,
      logger,
      clock,
      callText,
      tell: (order) => {
        this.supervisor.tell(order);
      },
      send: (id, text) => this.sender.send(id, { id: '', text }),
    });
    this.supervisor.start();
    this.desk.open();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.desk.close();
    await this.inbox?.idle();
    await this.sender.idle();
    await this.supervisor.stop();
    await this.desk.settled();
  }

  /** @throws SendError */
  async send(address: string, message: Outgoing): Promise<Receipt> {
    return this.sender.send(await this.idOf(address), message);
  }

  private async idOf(address: string): Promise<string> {
    try {
      return await this.book.idOf(address);
    } catch (cause) {
      throw new SendError('unavailable', 'The id to write to could not be read', { cause });
    }
  }

  /** @throws SendError */
  async fetch(file: FileRef): Promise<FetchedFile> {
    const done = await this.ask({ type: 'download', ref: file.ref }, this.timing.callMs);
    const { base64, mime, name } = downloadSchema.parse(done);
    return {
      bytes: new Uint8Array(Buffer.from(base64, 'base64')),
      mime,
      ...(name !== undefined && { name }),
    };
  }

  /** Messages of others can not be deleted for them, and nothing of ours goes out of date. */
  tidy(): Promise<void> {
    return Promise.resolve();
  }

  health(): Health {
    return healthOf(this.supervisor.status);
  }

  status(): LinkStatus {
    return this.supervisor.status;
  }

  private ask(request: Request, patienceMs: number): Promise<unknown> {
    try {
      // The child has a deadline of its own; this one is for a child that is gone deaf.
      return this.supervisor.ask(request, z.unknown(), patienceMs + 2_000);
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : notReady(String(error)));
    }
  }

  private createSupervisor(): Supervisor {
    const { options } = this;
    return new Supervisor({
      browser: options.browser,
      folder: options.folder,
      webVersion: options.webVersion,
      memoryMb: options.memoryMb,
      child: options.child ?? {
        path: fileURLToPath(new URL('./child/main.js', import.meta.url)),
      },
      timing: this.timing,
      clock: options.clock,
      logger: options.logger,
      heard: (report) => {
        this.hear(report);
      },
      changed: (status) => {
        this.desk.show(status);
      },
    });
  }

  private hear(report: Report): void {
    const { clock, records, showQr } = this.options;
    switch (report.type) {
      case 'qr':
        showQr?.(report.qr);
        return;
      case 'message':
      case 'edited':
      case 'chats':
      case 'call':
        this.inbox?.take(report);
        return;
      case 'ack':
        this.noteLater(this.noteAck(report));
        return;
      case 'renamed':
        this.noteLater(this.book.rename(report.from, report.to));
        return;
      case 'failed':
        if (warnings.includes(report.kind))
          this.noteLater(records.noteWarning(report.message, clock.now()));
        return;
      default:
    }
  }

  private async noteAck({ chat, ref, ack }: Extract<Report, { type: 'ack' }>): Promise<void> {
    const how = acknowledged(ack);
    if (how === undefined) return;
    const { records, clock } = this.options;
    await records.noteAcknowledged(await this.book.addressOf(chat), ref, how, clock.now());
  }

  private noteLater(noting: Promise<void>): void {
    noting.catch((error: unknown) => {
      this.options.logger.warn({ err: error }, 'WhatsApp: a note was not kept');
    });
  }
}

/** WhatsApp counts: -1 error, 0 waiting, 1 server, 2 device, 3 read, 4 played. */
function acknowledged(ack: number): Acknowledged | undefined {
  if (ack < 0) return 'failed';
  if (ack === 0) return undefined;
  return ack === 1 ? 'sent' : ack === 2 ? 'delivered' : 'read';
}
