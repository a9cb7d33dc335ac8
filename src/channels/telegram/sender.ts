import type { Api } from 'grammy';
import type { Outgoing, Receipt } from '../../ports/channel.js';
import type { FileStore } from '../../ports/files.js';
import { SendError } from '../../ports/send-error.js';
import { Pieces, type Piece } from '../pieces.js';
import type { BotClient } from './bot-client.js';
import { encode, encodeCaption, type EncodedMessage } from './encode.js';
import { toSendError } from './failures.js';
import { ReplyKeyboards } from './reply-keyboards.js';
import { sendFile, type FileToSend } from './send-file.js';

/** Sends messages; a long one that broke off half-way goes on where it was when it is tried again. */
export class Sender {
  private readonly keyboards = new ReplyKeyboards();
  private readonly pieces = new Pieces(toSendError);
  private readonly api: Api;

  constructor(
    private readonly client: Pick<BotClient, 'api' | 'fileApi'>,
    private readonly files: Pick<FileStore, 'read'> | undefined,
  ) {
    this.api = client.api;
  }

  /** @throws SendError */
  async send(address: string, message: Outgoing): Promise<Receipt> {
    const pieces = this.piecesOf(address, message, await this.fileOf(message));
    return this.pieces.send(`${address} ${message.id} ${message.text}`, pieces);
  }

  private async fileOf({ file }: Outgoing): Promise<FileToSend | undefined> {
    try {
      return file && (await this.files?.read(file.id));
    } catch (cause) {
      throw new SendError('unavailable', 'The file could not be read', { cause });
    }
  }

  /** One call each: a file with what stands under it, a text. */
  private piecesOf(address: string, message: Outgoing, file: FileToSend | undefined): Piece[] {
    const mayShow = this.keyboards.mayShow(address);
    const caption = file && encodeCaption(message, mayShow);
    const files: Piece[] = file ? [this.filePiece(address, file, caption)] : [];
    if (caption) return files;
    const texts = encode(message, mayShow).map((text) => async () => {
      const sent = await this.api.raw.sendMessage({ chat_id: address, ...text });
      this.noteKeyboard(address, text);
      return String(sent.message_id);
    });
    return [...files, ...texts];
  }

  private filePiece(address: string, file: FileToSend, text: EncodedMessage | undefined): Piece {
    return async () => {
      const sent = await sendFile(this.client.fileApi, address, file, text);
      if (text) this.noteKeyboard(address, text);
      return String(sent.message_id);
    };
  }

  private noteKeyboard(address: string, { reply_markup: markup }: EncodedMessage): void {
    if (!markup) return;
    if ('keyboard' in markup) this.keyboards.noteShown(address);
    else if ('remove_keyboard' in markup) this.keyboards.noteRemoved(address);
  }
}
