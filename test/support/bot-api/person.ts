import type { Message } from 'grammy/types';
import { longestWaitMs } from '../bounds.js';
import type { Chat, Press, ScreenMessage } from './chat.js';
import type { NewUpdate } from './update-queue.js';

let pressCount = 0;

/** Plays a person with a Telegram app. What is done appears to the bot as updates. */
export class Person {
  constructor(
    private readonly chat: Chat,
    private readonly push: (update: NewUpdate) => number,
  ) {}

  get id(): number {
    return this.chat.id;
  }

  /** What is on the screen, oldest first. */
  get messages(): readonly ScreenMessage[] {
    return this.chat.messages;
  }

  /** Labels of the keyboard below the input field, by row. */
  get keyboard(): string[][] {
    const rows = this.chat.keyboard?.keyboard ?? [];
    return rows.map((row) =>
      row.map((button) => (typeof button === 'string' ? button : button.text)),
    );
  }

  /** Buttons pressed so far, with what the bot answered. */
  get presses(): Press[] {
    return [...this.chat.presses.values()];
  }

  get actions(): readonly string[] {
    return this.chat.actions;
  }

  /** @returns the message's id */
  say(text: string): number {
    const command = /^\/\w+(@\w+)?/.exec(text)?.[0];
    return this.send(text, {
      text,
      ...(command && { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }),
    });
  }

  /** Presses START, or opens a deep link. */
  start(payload?: string): number {
    this.chat.blocked = false;
    return this.say(payload === undefined ? '/start' : `/start ${payload}`);
  }

  /**
   * Presses a button by its label or data: of the newest message that has it, else of the keyboard.
   * @returns the id of the update
   */
  press(labelOrData: string): number {
    const found = [...this.messages]
      .reverse()
      .find(({ buttons }) =>
        buttons.flat().some(({ label, data }) => label === labelOrData || data === labelOrData),
      );
    if (!found) return this.pressKeyboard(labelOrData);
    const buttons = found.buttons.flat();
    const button = buttons.find(({ label, data }) => label === labelOrData || data === labelOrData);
    return this.pressData(button?.data ?? '', found);
  }

  /** Presses a button with any data, of a message that may be gone from the screen. */
  pressData(data: string, on: ScreenMessage): number {
    pressCount += 1;
    // Begins with the chat, so that the server finds the press.
    const id = `${this.id}:${pressCount}`;
    this.chat.presses.set(id, { data, answered: false });
    return this.push({
      callback_query: {
        id,
        from: this.chat.user,
        message: this.chat.asMessage(on),
        chat_instance: String(this.id),
        data,
      },
    });
  }

  shareContact(phone: string, { own = true }: { own?: boolean } = {}): number {
    const { first_name, id } = this.chat.user;
    return this.send('', {
      contact: { phone_number: phone, first_name, user_id: own ? id : undefined },
    });
  }

  shareLocation(latitude: number, longitude: number): number {
    return this.send('', { location: { latitude, longitude } });
  }

  sendSticker(): number {
    return this.send('', { sticker: { ...fileOf('sticker'), emoji: '👍' } as Message['sticker'] });
  }

  sendPhoto(caption?: string): number {
    const photo = [90, 320, 1280].map((width) => ({
      ...fileOf(`photo${width}`),
      width,
      height: Math.round(width * 0.75),
    }));
    return this.send(caption ?? '', { photo, caption });
  }

  sendDocument(file_name: string, mime_type: string, caption?: string): number {
    return this.send(caption ?? '', {
      document: { ...fileOf('document'), file_name, mime_type },
      caption,
    });
  }

  voice(): number {
    return this.send('', { voice: { ...fileOf('voice'), duration: 3, mime_type: 'audio/ogg' } });
  }

  video(): number {
    return this.send('', { video: { ...fileOf('video'), duration: 3, width: 640, height: 480 } });
  }

  /** Changes one of the own messages. @returns the id of the update */
  edit(messageId: number, text: string): number {
    const message = this.chat.find(messageId, 'edit');
    message.text = text;
    const edit_date = Math.floor(Date.now() / 1000);
    const edited = { ...this.chat.asMessage(message), edit_date };
    return this.push({ edited_message: edited as NewUpdate['edited_message'] });
  }

  block(): number {
    this.chat.blocked = true;
    return this.push(this.membership('member', 'kicked'));
  }

  unblock(): number {
    this.chat.blocked = false;
    return this.push(this.membership('kicked', 'member'));
  }

  /** The bot's next message that was not taken by an earlier call. @throws Error when none comes */
  async reply(): Promise<ScreenMessage> {
    await this.chat.untilUnread(longestWaitMs);
    const message = this.chat.unread.shift();
    if (message) return message;
    throw new Error(`No message came for ${this.id}`);
  }

  /** Messages of the bot that no `reply` has taken yet. */
  get unread(): readonly ScreenMessage[] {
    return this.chat.unread;
  }

  private pressKeyboard(label: string): number {
    const rows = this.chat.keyboard?.keyboard ?? [];
    const button = rows.flat().find((one) => (typeof one === 'string' ? one : one.text) === label);
    if (button === undefined) throw new Error(`No button "${label}" among ${this.labels()}`);
    if (this.chat.keyboard?.one_time_keyboard === true) this.chat.keyboard = undefined;
    if (typeof button === 'object' && 'request_contact' in button) {
      return this.shareContact(`628${String(this.id).padStart(10, '0')}`);
    }
    if (typeof button === 'object' && 'request_location' in button) {
      return this.shareLocation(-6.2297, 106.8467);
    }
    return this.say(label);
  }

  private labels(): string {
    const inline = this.messages.flatMap(({ buttons }) => buttons.flat().map(({ label }) => label));
    return JSON.stringify([...inline, ...this.keyboard.flat()]);
  }

  private send(text: string, content: Partial<Message>): number {
    const shown = this.chat.addFromPerson(text);
    const message = { ...this.chat.asMessage(shown), text: undefined, ...content };
    this.push({ message: message as NewUpdate['message'] });
    return shown.id;
  }

  private membership(from: 'member' | 'kicked', to: 'member' | 'kicked'): NewUpdate {
    const bot = { id: 1, is_bot: true, first_name: 'Bot' };
    const member = (status: 'member' | 'kicked') =>
      status === 'member' ? { user: bot, status } : { user: bot, status, until_date: 0 };
    return {
      my_chat_member: {
        chat: { id: this.id, type: 'private', first_name: this.chat.user.first_name },
        from: this.chat.user,
        date: Math.floor(Date.now() / 1000),
        old_chat_member: member(from),
        new_chat_member: member(to),
      },
    };
  }
}

function fileOf(kind: string): { file_id: string; file_unique_id: string; file_size: number } {
  return { file_id: `file-${kind}`, file_unique_id: `unique-${kind}`, file_size: 2048 };
}
