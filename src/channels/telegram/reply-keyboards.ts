import { LRUCache } from 'lru-cache';

/**
 * Remembers which chats show no keyboard below the input field. Telegram keeps such a keyboard on
 * show until a message takes it off, and does not tell whether there is one. A chat that is not
 * known (after a restart, or pushed out by others) gets the removal with its next message: where
 * there is nothing to remove it does nothing, so forgetting is harmless and the memory bounded.
 */
export class ReplyKeyboards {
  private readonly clean: LRUCache<string, true>;

  constructor(max = 20_000) {
    this.clean = new LRUCache({ max });
  }

  mayShow(chat: string): boolean {
    return this.clean.get(chat) === undefined;
  }

  noteShown(chat: string): void {
    this.clean.delete(chat);
  }

  noteRemoved(chat: string): void {
    this.clean.set(chat, true);
  }
}
