import type { Deliver, Inbound } from '../../ports/channel.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { AddressBook } from './address-book.js';
import { decode, isPerson } from './decode.js';
import type { WhatsAppRecords } from './options.js';
import type { Order, RawMessage, Report } from './protocol.js';

export interface InboxParts {
  deliver: Deliver;
  book: AddressBook;
  records: Pick<WhatsAppRecords, 'lastHandled' | 'noteInbound'>;
  tell: (order: Order) => void;
  send: (id: string, text: string) => Promise<unknown>;
  callText: (address: string) => string;
  clock: Clock;
  logger: Logger;
}

type Heard = Extract<Report, { type: 'message' | 'edited' | 'chats' | 'call' }>;

/** What was written before we were last here is looked at again: clocks differ. */
const overlapS = 120;

/** Of a chat that is not known, what is unread and not older than this. */
const strangersS = 2 * 86_400;

const dayMs = 86_400_000;
const tries = 3;

/** Hands in what people wrote, in order for a chat, each message once; and fetches what came while nobody was there. */
export class Inbox {
  private readonly lines = new Map<string, Promise<void>>();
  private readonly called = new Map<string, number>();

  constructor(private readonly parts: InboxParts) {}

  take(heard: Heard): void {
    if (heard.type === 'chats') void this.fetchGap(heard.chats);
    else if (heard.type === 'call') this.inLine(heard.from, () => this.answerCall(heard.from));
    else {
      const { message } = heard;
      this.inLine(message.from, () => this.handIn(message, heard.type === 'edited'));
    }
  }

  async idle(): Promise<void> {
    while (this.lines.size > 0) await Promise.all(this.lines.values());
  }

  private inLine(chat: string, task: () => Promise<void>): void {
    const before = this.lines.get(chat) ?? Promise.resolve();
    const mine = before
      .then(task)
      .catch((error: unknown) => {
        this.parts.logger.error({ err: error }, 'WhatsApp: a message was not handled');
      })
      .finally(() => {
        if (this.lines.get(chat) === mine) this.lines.delete(chat);
      });
    this.lines.set(chat, mine);
  }

  private async handIn(message: RawMessage, edited: boolean): Promise<void> {
    const input = edited ? ({ type: 'unreadable', what: 'edited' } as const) : decode(message);
    if (!input || !isPerson(message.from)) return;
    const address = await this.parts.book.addressOf(message.from);
    const inbound: Inbound = {
      channel: 'whatsapp',
      address,
      id: edited ? `${message.id}-edited` : message.id,
      at: new Date(message.at * 1000),
      input,
      messageRef: message.ref,
      ...(message.name !== undefined && { profile: { name: message.name } }),
    };
    const delivery = await this.deliver(inbound);
    // Read, as a person would have, before the answer is typed; a message that could not be saved stays unread.
    if (delivery !== 'handled') return;
    this.parts.tell({ type: 'seen', to: message.from });
    await this.parts.records.noteInbound(this.parts.clock.now());
  }

  /** WhatsApp delivers once: what can not be saved is tried again here, and found as unread at the next start. */
  private async deliver(inbound: Inbound) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.parts.deliver(inbound);
      } catch (error) {
        if (attempt >= tries) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500 * attempt));
      }
    }
  }

  /** Asks for what came since the last handled message of each chat. */
  private async fetchGap(chats: Extract<Report, { type: 'chats' }>['chats']): Promise<void> {
    const now = this.parts.clock.now().getTime() / 1000;
    const wanted: { id: string; after: number; limit: number }[] = [];
    try {
      for (const { id, unread, at } of chats.filter((one) => isPerson(one.id))) {
        const address = await this.parts.book.addressOf(id);
        const last = await this.parts.records.lastHandled(address);
        const after = last ? last.getTime() / 1000 - overlapS : now - strangersS;
        const lately = last !== undefined && at > after;
        if (unread > 0 || lately) wanted.push({ id, after, limit: Math.max(unread + 5, 30) });
      }
    } catch (error) {
      this.parts.logger.error({ err: error }, 'WhatsApp: what came meanwhile was not looked for');
    }
    if (wanted.length > 0) this.parts.tell({ type: 'gap', chats: wanted });
  }

  /** The call was turned down by the process of the browser; once a day we say what to do instead. */
  private async answerCall(from: string): Promise<void> {
    if (!isPerson(from)) return;
    const now = this.parts.clock.now().getTime();
    for (const [id, at] of this.called) if (now - at > dayMs) this.called.delete(id);
    if (this.called.has(from)) return;
    this.called.set(from, now);
    await this.parts.send(from, this.parts.callText(await this.parts.book.addressOf(from)));
  }
}
