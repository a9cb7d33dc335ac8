import type {
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from 'grammy/types';
import { badRequest } from './api-error.js';

export type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove;

/** @throws ApiError 400 for a keyboard that Telegram refuses */
export function checkMarkup(given: unknown): Markup | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  const markup = (typeof given === 'string' ? parse(given) : given) as Partial<
    InlineKeyboardMarkup & ReplyKeyboardMarkup & ReplyKeyboardRemove
  >;
  if (markup.inline_keyboard) checkInline(markup.inline_keyboard);
  else if (markup.keyboard) checkReply(markup.keyboard);
  else if (!('remove_keyboard' in markup) && Object.keys(markup).length > 0) {
    throw badRequest('object expected as reply markup');
  }
  return markup as Markup;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest("can't parse reply keyboard markup JSON object");
  }
}

function checkInline(rows: InlineKeyboardMarkup['inline_keyboard']): void {
  for (const button of rows.flat()) {
    checkLabel(button.text);
    if ('callback_data' in button) {
      const size = Buffer.byteLength(button.callback_data);
      if (size < 1 || size > 64) throw badRequest('BUTTON_DATA_INVALID');
    } else if (Object.keys(button).length < 2) {
      throw badRequest(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      );
    }
  }
  if (rows.flat().length > 100) throw badRequest('reply markup is too long');
}

function checkReply(rows: (KeyboardButton | string)[][]): void {
  for (const button of rows.flat()) checkLabel(typeof button === 'string' ? button : button.text);
}

function checkLabel(label: unknown): void {
  if (typeof label !== 'string' || label.trim() === '') {
    throw badRequest('can\'t parse keyboard button: Field "text" must be of type String');
  }
}
