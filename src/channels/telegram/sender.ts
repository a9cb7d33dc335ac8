import type { Api } from 'grammy';
import { LRUCache } from 'lru-cache';
import type { Outgoing, Receipt } from '../../ports/channel.js';
import type { FileStore } from '../../ports/files.js';
import type { BotClient } from './bot-client.js';
import { encode, encodeCaption, type EncodedMessage } from './encode.js';
import { toSendError } from './failures.js';
import { ReplyKeyboards } from './reply-keyboards.js';
import { sendFile, type FileToSend } from './send-file.js';

/** One call: a file with what stands under it, or a text. */
type Piece = () => Promise<{ ref: string; text?: EncodedMessage }>;

/** Sends messages; a long one that broke off half-way goes on where it was when it is tried again. */
export class Sender {
  private readonly keyboards = new ReplyKeyboards();
  /** How many pieces Telegram has taken of messages that broke off. */
  private readonly taken = new LRUCache<string, number>({ max: 1_000, ttl: 600_000 });
  private readonly api: Api;

  constructor(
    private readonly client: Pick<BotClient, 'api' | 'fileApi'>,
    private readonly files: Pick<FileStore, 'read'> | undefined,
  ) {
    this.api = client.api;
  }

  /** @throws SendError */
  async send(address: string, message: Outgoing): Promise<Receipt> {
    try {
      return await this.sendPieces(address, message);
    } catch (error) {
      throw toSendError(error);
    }
  }

  private async sendPieces(address: string, message: Outgoing): Promise<Receipt> {
    const pieces = await this.piecesOf(address, message);
    const key = `${address} ${message.id} ${message.text}`;
    let ref = '';
    for (let index = this.taken.get(key) ?? 0; index < pieces.length; index += 1) {
      const sent = await pieces[index]?.();
      if (!sent) break;
      ref = sent.ref;
      if (sent.text) this.noteKeyboard(address, sent.text);
      if (index + 1 < pieces.length) this.taken.set(key, index + 1);
    }
    if (pieces.length > 1) this.taken.delete(key);
    return { ref };
  }

  private async piecesOf(address: string, message: Outgoing): Promise<Piece[]> {
    const file = message.file && (await this.files?.read(message.file.id));
    const mayShow = this.keyboards.mayShow(address);
    const caption = file && encodeCaption(message, mayShow);
    const files: Piece[] = file ? [this.filePiece(address, file, caption)] : [];
    if (caption) return files;
    const texts = encode(message, mayShow).map((text) => async () => {
      const sent = await this.api.raw.sendMessage({ chat_id: address, ...text });
      return { ref: String(sent.message_id), text };
    });
    return [...files, ...texts];
  }

  private filePiece(address: string, file: FileToSend, text: EncodedMessage | undefined): Piece {
    return async () => {
      const sent = await sendFile(this.client.fileApi, address, file, text);
      return { ref: String(sent.message_id), ...(text && { text }) };
    };
  }

  private noteKeyboard(address: string, { reply_markup: markup }: EncodedMessage): void {
    if (!markup) return;
    if ('keyboard' in markup) this.keyboards.noteShown(address);
    else if ('remove_keyboard' in markup) this.keyboards.noteRemoved(address);
  }
}
