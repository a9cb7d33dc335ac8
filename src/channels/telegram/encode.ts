import type {
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from 'grammy/types';
import type { Outgoing, OutgoingOption } from '../../ports/channel.js';
import { withoutGuards } from '../../ports/marks.js';
import { encodeCallbackData } from './callback-data.js';
import { maxCaptionLength, parseMarks, toHtmlPieces } from './markup.js';

/** The arguments of sendMessage, but for the chat. */
export interface EncodedMessage {
  text: string;
  parse_mode: 'HTML';
  link_preview_options: { is_disabled: true };
  reply_markup?: InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove;
}

/** Labels up to this length fit beside each other on a small phone. */
const shortLabel = 18;

/** What stands under a file; undefined where the text is too long for that, and follows as messages. */
export function encodeCaption(
  message: Outgoing,
  removeKeyboard: boolean,
): EncodedMessage | undefined {
  if (withoutGuards(parseMarks(message.text).plain).length > maxCaptionLength) return undefined;
  return encode(message, removeKeyboard)[0];
}

/**
 * A message as the calls of sendMessage that bring it: one, or several when the text is longer than
 * Telegram takes, with the keyboard on the last.
 *
 * A message has room for one kind of keyboard. Options become buttons under it; a request to share
 * something needs the keyboard below the input field, where options of the same message then are
 * plain buttons that type their label.
 * @param removeKeyboard takes a keyboard below the input field off, where the message has room for it
 * @throws SendError `rejected` for an option whose id is too long
 */
export function encode(message: Outgoing, removeKeyboard: boolean): EncodedMessage[] {
  const texts = toHtmlPieces(message.text);
  const keyboard = keyboardOf(message);
  const encoded = texts.map((text, index) =>
    encodePiece(text, index === texts.length - 1 ? keyboard : undefined),
  );
  const first = encoded[0];
  if (removeKeyboard && first && !first.reply_markup) {
    first.reply_markup = { remove_keyboard: true };
  }
  return encoded;
}

function encodePiece(text: string, keyboard: EncodedMessage['reply_markup']): EncodedMessage {
  const piece: EncodedMessage = {
    text,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
  };
  if (keyboard) piece.reply_markup = keyboard;
  return piece;
}

function keyboardOf({ choices, request }: Outgoing): EncodedMessage['reply_markup'] {
  const options = choices?.options ?? [];
  if (request) return replyKeyboard(request, options);
  if (!choices || options.length === 0) return undefined;
  const button = ({ id, label }: OutgoingOption) => ({
    text: label,
    callback_data: encodeCallbackData(choices.question, id),
  });
  return { inline_keyboard: inRows(options).map((row) => row.map(button)) };
}

function replyKeyboard(
  request: NonNullable<Outgoing['request']>,
  options: OutgoingOption[],
): ReplyKeyboardMarkup {
  const share: KeyboardButton =
    request.what === 'contact'
      ? { text: request.label, request_contact: true }
      : { text: request.label, request_location: true };
  const others = inRows(options).map((row) => row.map(({ label }) => ({ text: label })));
  return { keyboard: [[share], ...others], one_time_keyboard: true, resize_keyboard: true };
}

function inRows(options: OutgoingOption[]): OutgoingOption[][] {
  const width = options.every(({ label }) => label.length <= shortLabel) ? 2 : 1;
  const rows: OutgoingOption[][] = [];
  for (let at = 0; at < options.length; at += width) rows.push(options.slice(at, at + width));
  return rows;
}
