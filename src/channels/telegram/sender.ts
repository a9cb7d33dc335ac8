import type { Api } from 'grammy';
import { LRUCache } from 'lru-cache';
import type { Outgoing, Receipt } from '../../ports/channel.js';
import { encode, type EncodedMessage } from './encode.js';
import { toSendError } from './failures.js';
import { ReplyKeyboards } from './reply-keyboards.js';

/** The pieces of one message that Telegram has taken, so that a second try does not repeat them. */
interface Progress {
  pieces: number;
  ref: string;
}

/** Sends messages, and drops one that this process has sent already. */
export class Sender {
  private readonly keyboards = new ReplyKeyboards();
  private readonly progress = new LRUCache<string, Progress>({ max: 5_000, ttl: 600_000 });

  constructor(private readonly api: Api) {}

  /** @throws SendError */
  async send(address: string, message: Outgoing): Promise<Receipt> {
    try {
      return await this.sendPieces(address, message);
    } catch (error) {
      throw toSendError(error);
    }
  }

  private async sendPieces(address: string, message: Outgoing): Promise<Receipt> {
    const pieces = encode(message, this.keyboards.mayShow(address));
    const key = `${address} ${message.id}`;
    const progress = this.progress.get(key) ?? { pieces: 0, ref: '' };
    for (const piece of pieces.slice(progress.pieces)) {
      const sent = await this.api.raw.sendMessage({ chat_id: address, ...piece });
      progress.pieces += 1;
      progress.ref = String(sent.message_id);
      this.progress.set(key, progress);
      this.noteKeyboard(address, piece);
    }
    return { ref: progress.ref };
  }

  private noteKeyboard(address: string, { reply_markup: markup }: EncodedMessage): void {
    if (!markup) return;
    if ('keyboard' in markup) this.keyboards.noteShown(address);
    else if ('remove_keyboard' in markup) this.keyboards.noteRemoved(address);
  }
}
