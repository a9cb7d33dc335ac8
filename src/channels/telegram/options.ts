import type { Clock } from '../../ports/clock.js';
import type { FileStore } from '../../ports/files.js';
import type { Logger } from '../../ports/logger.js';
import type { Timing } from './timing.js';

export interface MenuCommand {
  /** Without the slash: lower-case letters, digits and `_` (which reads as a space). */
  command: string;
  description: string;
}

export interface TelegramTexts {
  /** Shown for a moment when a button is pressed that this program did not make. */
  unknownButton: string;
}

export interface TelegramOptions {
  token: string;
  /** Without the token; default https://api.telegram.org. */
  apiRoot?: string;
  mode: 'polling' | 'webhook';
  /** Where Telegram posts to; needed in mode `webhook`. */
  webhookUrl?: string;
  /** 1-256 of A-Z a-z 0-9 _ -; needed in mode `webhook`. */
  webhookSecret?: string;
  /** The commands in the menu beside the input field, by locale (two letters). */
  commandsMenu: Record<string, MenuCommand[]>;
  /** Locale of the menu for people of any other language; default: the first of `commandsMenu`. */
  defaultLocale?: string;
  /** What an empty chat shows about the bot, by locale. */
  descriptions?: Record<string, string>;
  /** The adapter's own words, in the language of the person's app if there are any. */
  texts: (language: string | undefined) => TelegramTexts;
  /** A person blocked the bot or opened it again. Rejecting makes the report come again. */
  onReachability?: (address: string, reachable: boolean) => Promise<void> | void;
  /** Where the bytes of files that go with messages are read; without it the texts go alone. */
  files?: Pick<FileStore, 'read'>;
  logger: Logger;
  clock?: Clock;
  /** How many updates may be under way at once in mode `polling`; Telegram gives out 100. */
  maxUnderWay?: number;
  timing?: Partial<Timing>;
}

/** @throws Error naming the option that is missing or wrong */
export function checkOptions(options: TelegramOptions): void {
  if (options.mode !== 'webhook') return;
  if (!options.webhookUrl) throw new Error('Telegram: mode webhook needs webhookUrl');
  if (!/^[\w-]{1,256}$/.test(options.webhookSecret ?? '')) {
    throw new Error('Telegram: mode webhook needs webhookSecret, 1-256 of A-Z a-z 0-9 _ -');
  }
}
