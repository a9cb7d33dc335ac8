import type { Api } from 'grammy';
import { LRUCache } from 'lru-cache';
import type { Outgoing, Receipt } from '../../ports/channel.js';
import { encode, type EncodedMessage } from './encode.js';
import { toSendError } from './failures.js';
import { ReplyKeyboards } from './reply-keyboards.js';

/** Sends messages; a long one that broke off half-way goes on where it was when it is tried again. */
export class Sender {
  private readonly keyboards = new ReplyKeyboards();
  /** How many pieces Telegram has taken of messages that broke off. */
  private readonly taken = new LRUCache<string, number>({ max: 1_000, ttl: 600_000 });

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
    const key = `${address} ${message.id} ${message.text}`;
    let ref = '';
    for (let index = this.taken.get(key) ?? 0; index < pieces.length; index += 1) {
      const piece = pieces[index];
      if (!piece) break;
      const sent = await this.api.raw.sendMessage({ chat_id: address, ...piece });
      ref = String(sent.message_id);
      this.noteKeyboard(address, piece);
      if (index + 1 < pieces.length) this.taken.set(key, index + 1);
    }
    if (pieces.length > 1) this.taken.delete(key);
    return { ref };
  }

  private noteKeyboard(address: string, { reply_markup: markup }: EncodedMessage): void {
    if (!markup) return;
    if ('keyboard' in markup) this.keyboards.noteShown(address);
    else if ('remove_keyboard' in markup) this.keyboards.noteRemoved(address);
  }
}
