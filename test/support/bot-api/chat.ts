import type {
  InlineKeyboardMarkup,
  Message,
  MessageEntity,
  ReplyKeyboardMarkup,
  User,
} from 'grammy/types';
import { badRequest } from './api-error.js';
import type { Markup } from './markup-check.js';

/** A message on the person's screen. */
export interface ScreenMessage {
  id: number;
  from: 'bot' | 'person';
  /** Without the markup. */
  text: string;
  entities: MessageEntity[];
  /** Rows of buttons under the message, as they are now. */
  buttons: { label: string; data: string }[][];
  /** The keyboard or the order to take it off that came with the message. */
  markup?: Markup;
  /** What a file came as. */
  file?: { method: string; filename: string; size: number; bytes?: Buffer };
  at: Date;
}

export interface Press {
  data: string;
  answered: boolean;
  toast?: string;
}

/** A private chat as its person sees it. */
export class Chat {
  /** Oldest first; deleted ones are gone. */
  readonly messages: ScreenMessage[] = [];
  /** Messages of the bot that were not looked at by `Person.reply`. */
  readonly unread: ScreenMessage[] = [];
  readonly presses = new Map<string, Press>();
  /** Chat actions shown so far: `typing`. */
  readonly actions: string[] = [];
  /** The keyboard below the input field. */
  keyboard: ReplyKeyboardMarkup | undefined;
  blocked = false;
  private nextMessageId = 1;
  private onUnread: (() => void)[] = [];

  constructor(
    readonly id: number,
    readonly user: User,
  ) {}

  addFromPerson(text: string): ScreenMessage {
    return this.add({ from: 'person', text, entities: [], buttons: [] });
  }

  addFromBot(given: Pick<ScreenMessage, 'text' | 'entities' | 'markup' | 'file'>): ScreenMessage {
    const { markup } = given;
    const message = this.add({ ...given, from: 'bot', buttons: buttonsOf(markup) });
    if (markup && 'keyboard' in markup) this.keyboard = markup;
    if (markup && 'remove_keyboard' in markup) this.keyboard = undefined;
    this.unread.push(message);
    const waiting = this.onUnread;
    this.onUnread = [];
    for (const wake of waiting) wake();
    return message;
  }

  /** Resolves when a message of the bot has come, or after `ms`. */
  untilUnread(ms: number): Promise<void> {
    if (this.unread.length > 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.onUnread.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  find(id: number, purpose: 'edit' | 'delete'): ScreenMessage {
    const message = this.messages.find((candidate) => candidate.id === id);
    if (!message) throw badRequest(`message to ${purpose} not found`);
    return message;
  }

  delete(id: number): void {
    this.messages.splice(this.messages.indexOf(this.find(id, 'delete')), 1);
  }

  /** The message in the Bot API's form. */
  asMessage({ id, from, at, text, entities, markup }: ScreenMessage): Message {
    return {
      message_id: id,
      date: Math.floor(at.getTime() / 1000),
      chat: { id: this.id, type: 'private', first_name: this.user.first_name },
      ...(from === 'person' && { from: this.user }),
      text,
      ...(entities.length > 0 && { entities }),
      ...(markup && 'inline_keyboard' in markup && { reply_markup: markup }),
    };
  }

  private add(given: Omit<ScreenMessage, 'id' | 'at'>): ScreenMessage {
    const message = { ...given, id: this.nextMessageId, at: new Date() };
    this.nextMessageId += 1;
    this.messages.push(message);
    return message;
  }
}

export function buttonsOf(markup: Markup | undefined): ScreenMessage['buttons'] {
  if (!markup || !('inline_keyboard' in markup)) return [];
  return markup.inline_keyboard.map((row: InlineKeyboardMarkup['inline_keyboard'][number]) =>
    row.map((button) => ({
      label: button.text,
      data: 'callback_data' in button ? button.callback_data : '',
    })),
  );
}
