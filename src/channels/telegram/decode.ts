import type { CallbackQuery, ChatMemberUpdated, Message, Update } from 'grammy/types';
import type { Input } from '../../engine/types.js';
import type { Inbound } from '../../ports/channel.js';
import { decodeCallbackData } from './callback-data.js';
import { decodeContent } from './decode-content.js';

/** The kinds of update the adapter asks for; Telegram keeps the rest to itself. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
] as const satisfies (keyof Update)[];

/** What one update means to us. */
export type Decoded =
  | { kind: 'inbound'; inbound: Inbound }
  /** The person blocked the bot, or opened it again. */
  | { kind: 'reachability'; address: string; reachable: boolean }
  | { kind: 'ignored'; reason: string };

/**
 * Reads one update of the Bot API.
 * @param now when the update arrived: Telegram does not say when a button was pressed
 */
export function decode(update: Update, now: Date): Decoded {
  const id = String(update.update_id);
  if (update.message) return decodeMessage(id, update.message);
  if (update.edited_message) return decodeEdited(id, update.edited_message);
  if (update.callback_query) return decodePress(id, update.callback_query, now);
  if (update.my_chat_member) return decodeMembership(update.my_chat_member);
  return ignored('kind of update not asked for');
}

/** The chat an update belongs to: updates of one chat are handled in order. */
export function chatOf(update: Update): number | undefined {
  const message = update.message ?? update.edited_message ?? update.my_chat_member;
  if (message) return message.chat.id;
  return update.callback_query?.message?.chat.id ?? update.callback_query?.from.id;
}

function decodeMessage(id: string, message: Message): Decoded {
  const refusal = refuse(message);
  if (refusal !== undefined) return ignored(refusal);
  const input = decodeContent(message);
  if (input === undefined) return ignored('service message');
  return {
    kind: 'inbound',
    inbound: inboundOf(id, message, input, new Date(message.date * 1000)),
  };
}

function decodeEdited(id: string, message: Message): Decoded {
  const refusal = refuse(message);
  if (refusal !== undefined) return ignored(refusal);
  // A live location arrives as an edit with every step the person takes.
  if (message.location) return ignored('live location');
  const at = new Date((message.edit_date ?? message.date) * 1000);
  const input: Input = { type: 'unreadable', what: 'edited' };
  return { kind: 'inbound', inbound: inboundOf(id, message, input, at) };
}

function decodePress(id: string, query: CallbackQuery, now: Date): Decoded {
  if (query.message && query.message.chat.type !== 'private') return ignored('not a private chat');
  const pressed = decodeCallbackData(query.data ?? '');
  if (!pressed) return ignored('unknown button');
  return {
    kind: 'inbound',
    inbound: {
      channel: 'telegram',
      address: String(query.message?.chat.id ?? query.from.id),
      id,
      at: now,
      input: { type: 'choice', ...pressed },
      buttonRef: query.message === undefined ? undefined : String(query.message.message_id),
      profile: profileOf(query.from),
    },
  };
}

function decodeMembership(change: ChatMemberUpdated): Decoded {
  if (change.chat.type !== 'private') return ignored('not a private chat');
  const reachable = change.new_chat_member.status !== 'kicked';
  return { kind: 'reachability', address: String(change.chat.id), reachable };
}

function refuse(message: Message): string | undefined {
  if (message.chat.type !== 'private') return 'not a private chat';
  if (message.from?.is_bot === true) return 'sent by a bot';
  return undefined;
}

function inboundOf(id: string, message: Message, input: Input, at: Date): Inbound {
  return {
    channel: 'telegram',
    address: String(message.chat.id),
    id,
    at,
    input,
    messageRef: String(message.message_id),
    profile: message.from && profileOf(message.from),
  };
}

function profileOf(from: { first_name: string; language_code?: string }): Inbound['profile'] {
  return { name: from.first_name, language: from.language_code };
}

function ignored(reason: string): Decoded {
  return { kind: 'ignored', reason };
}
