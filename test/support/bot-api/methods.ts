import type { MessageEntity, UserFromGetMe } from 'grammy/types';
import { ApiError, badRequest } from './api-error.js';
import { buttonsOf, type Chat } from './chat.js';
import { parseHtml } from './html.js';
import { checkMarkup } from './markup-check.js';
import type { Params, UploadedFile } from './read-params.js';
import type { UpdateQueue } from './update-queue.js';
import type { WebhookPusher } from './webhook-pusher.js';

/** What the methods of the emulated server work on. */
export interface World {
  me: UserFromGetMe;
  chats: Map<number, Chat>;
  queue: UpdateQueue;
  pusher: WebhookPusher;
  /** By language; '' for everybody else. */
  commands: Map<string, { command: string; description: string }[]>;
  descriptions: Map<string, string>;
  /** Bytes of files by id; one that is not here has 2048 zeroes. */
  files: Map<string, Buffer>;
  rateCheck: () => void;
}

/** What the real server gives out. */
const largestDownload = 20 * 1024 * 1024;
/** What it takes as a photo, and as any other file. */
const largestUpload = { photo: 10 * 1024 * 1024, document: 50 * 1024 * 1024 };

type Method = (world: World, params: Params, gone: AbortSignal) => unknown;

export const methods: Record<string, Method> = {
  getMe: ({ me }) => me,
  getUpdates: ({ queue, pusher }, params, gone) => {
    if (pusher.settings) {
      throw new ApiError(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    queue.allow(listOf(params.allowed_updates));
    const { offset, limit, timeout } = params;
    const number = (value: unknown) => (value === undefined ? undefined : Number(value));
    return queue.get(
      { offset: number(offset), limit: number(limit), timeout: number(timeout) },
      gone,
    );
  },
  setWebhook: ({ queue, pusher }, params) => {
    queue.allow(listOf(params.allowed_updates));
    const secret = params.secret_token === undefined ? undefined : textOf(params.secret_token);
    const maxConnections = Number(params.max_connections ?? 40);
    pusher.set({ url: textOf(params.url), secret, maxConnections });
    return true;
  },
  deleteWebhook: ({ queue, pusher }, params) => {
    pusher.clear();
    if (params.drop_pending_updates === true) queue.pending = [];
    return true;
  },
  sendMessage: (world, params) => {
    const chat = reachable(world, params);
    world.rateCheck();
    const { text, entities } = checkText(params.text, params.parse_mode, 4096);
    if (text === '') throw badRequest('message text is empty');
    const markup = checkMarkup(params.reply_markup);
    return chat.asMessage(chat.addFromBot({ text, entities, markup }));
  },
  sendDocument: (world, params) => sendFile(world, params, 'document'),
  sendPhoto: (world, params) => sendFile(world, params, 'photo'),
  editMessageText: (world, params) => {
    const chat = chatOf(world, params);
    const message = chat.find(Number(params.message_id), 'edit');
    const { text, entities } = checkText(params.text, params.parse_mode, 4096);
    const markup = checkMarkup(params.reply_markup);
    if (message.text === text && sameButtons(message.markup, markup)) throw notModified();
    Object.assign(message, { text, entities, markup, buttons: buttonsOf(markup) });
    return chat.asMessage(message);
  },
  editMessageReplyMarkup: (world, params) => {
    const chat = chatOf(world, params);
    const message = chat.find(Number(params.message_id), 'edit');
    if (message.from === 'person') throw badRequest("message can't be edited");
    if (message.markup && !('inline_keyboard' in message.markup)) {
      throw badRequest("message can't be edited");
    }
    const markup = checkMarkup(params.reply_markup);
    if (sameButtons(message.markup, markup)) throw notModified();
    Object.assign(message, { markup, buttons: buttonsOf(markup) });
    return chat.asMessage(message);
  },
  deleteMessage: (world, params) => {
    chatOf(world, params).delete(Number(params.message_id));
    return true;
  },
  answerCallbackQuery: ({ chats }, params) => {
    const id = textOf(params.callback_query_id);
    const press = chats.get(Number(id.split(':')[0]))?.presses.get(id);
    if (!press || press.answered) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    }
    press.answered = true;
    if (params.text !== undefined) press.toast = textOf(params.text);
    return true;
  },
  sendChatAction: (world, params) => {
    reachable(world, params).actions.push(textOf(params.action));
    return true;
  },
  setMyCommands: ({ commands }, params) => {
    const given = (parsed(params.commands) ?? []) as { command: string; description: string }[];
    for (const { command, description } of given) {
      if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
      if (description.length < 1 || description.length > 256) {
        throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
      }
    }
    commands.set(textOf(params.language_code), given);
    return true;
  },
  getMyCommands: ({ commands }, params) => commands.get(textOf(params.language_code)) ?? [],
  setMyDescription: ({ descriptions }, params) => {
    descriptions.set(textOf(params.language_code), textOf(params.description));
    return true;
  },
  getWebhookInfo: ({ pusher, queue }) => ({
    url: pusher.settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: queue.pending.length,
  }),
  getFile: ({ files }, params) => {
    const id = textOf(params.file_id);
    const bytes = files.get(id);
    if (bytes && bytes.length > largestDownload) throw badRequest('file is too big');
    return {
      file_id: id,
      file_unique_id: `unique-${id}`,
      file_size: bytes?.length ?? 2048,
      file_path: `files/${id}`,
    };
  },
};

function sendFile(world: World, params: Params, part: 'document' | 'photo'): unknown {
  const chat = reachable(world, params);
  world.rateCheck();
  const caption = checkText(params.caption ?? '', params.parse_mode, 1024);
  const reference = textOf(params[part]);
  const attached = /^attach:\/\/(.+)$/.exec(reference)?.[1];
  const upload = (attached === undefined ? params[part] : params[attached]) as
    UploadedFile | string | undefined;
  if (upload === undefined) throw badRequest(`there is no ${part} in the request`);
  const file =
    typeof upload === 'string'
      ? { method: part, filename: upload, size: 0 }
      : { method: part, filename: upload.filename, size: upload.size, bytes: upload.bytes };
  if (file.size > largestUpload[part]) throw new ApiError(413, 'Request Entity Too Large');
  const markup = checkMarkup(params.reply_markup);
  return chat.asMessage(chat.addFromBot({ ...caption, markup, file }));
}

function chatOf({ chats }: World, params: Params): Chat {
  const chat = chats.get(Number(params.chat_id));
  if (!chat) throw badRequest('chat not found');
  return chat;
}

function reachable(world: World, params: Params): Chat {
  const chat = chatOf(world, params);
  if (chat.blocked) throw new ApiError(403, 'Forbidden: bot was blocked by the user');
  return chat;
}

function checkText(
  given: unknown,
  parseMode: unknown,
  limit: number,
): { text: string; entities: MessageEntity[] } {
  const parsedText =
    parseMode === 'HTML'
      ? parseHtml(textOf(given))
      : { text: textOf(given).trim(), entities: [] as MessageEntity[] };
  if (parsedText.text.length > limit) {
    throw badRequest(limit === 4096 ? 'message is too long' : 'message caption is too long');
  }
  return parsedText;
}

function sameButtons(
  before: Parameters<typeof buttonsOf>[0],
  after: Parameters<typeof buttonsOf>[0],
): boolean {
  return JSON.stringify(buttonsOf(before)) === JSON.stringify(buttonsOf(after));
}

function notModified(): ApiError {
  return badRequest(
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function listOf(value: unknown): string[] | undefined {
  const list = parsed(value);
  return Array.isArray(list) ? list.map(String) : undefined;
}

/** Arguments that came in a form hold their structure as JSON. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
