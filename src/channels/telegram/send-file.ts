import { GrammyError, InputFile, type Api } from 'grammy';
import type { Message } from 'grammy/types';
import type { EncodedMessage } from './encode.js';

/** The largest photo Telegram takes, in bytes; a larger image goes as a document. */
const largestPhoto = 10 * 1024 * 1024;

export interface FileToSend {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/**
 * Sends a file: an image as a photo, where Telegram takes it for one, everything else as a document.
 * @param caption what stands under it, with its keyboard; a text of at most `maxCaptionLength`
 */
export async function sendFile(
  api: Api,
  chat: string,
  { name, mime, bytes }: FileToSend,
  caption: EncodedMessage | undefined,
): Promise<Message> {
  const under = caption && {
    caption: caption.text,
    parse_mode: caption.parse_mode,
    ...(caption.reply_markup && { reply_markup: caption.reply_markup }),
  };
  // Made for each call: a file that was read once can not be sent again.
  const file = () => new InputFile(bytes, name);
  const isPhoto = /^image\/(jpeg|png|webp)$/.test(mime) && bytes.length <= largestPhoto;
  if (isPhoto) {
    try {
      return await api.raw.sendPhoto({ chat_id: chat, photo: file(), ...under });
    } catch (error) {
      if (!isNoPhoto(error)) throw error;
    }
  }
  return api.raw.sendDocument({ chat_id: chat, document: file(), ...under });
}

/**
 * Telegram refuses images that are very long or large as photos (PHOTO_INVALID_DIMENSIONS, IMAGE_PROCESS_FAILED). Only
 * an answer that says so is a reason to send it once more, as a document.
 */
const isNoPhoto = (error: unknown): boolean =>
  error instanceof GrammyError &&
  error.error_code === 400 &&
  /PHOTO_|IMAGE_PROCESS_FAILED/.test(error.description);
