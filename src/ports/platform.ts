import type { Words } from '../i18n/words.js';
import type { Database } from '../store/connect.js';
import type { Secrets } from './secrets.js';
import type { Agenda } from './agenda.js';
import type { Clock } from './clock.js';
import type { Files } from './files.js';
import type { Logger } from './logger.js';
import type { Tell } from './notify.js';
import type { LoggedMessage } from './store.js';
import type { Talk } from './talk.js';

/** Most messages of our own accord on WhatsApp. */
export interface WhatsAppLimits {
  dailyLimit: number;
  hourlyLimit: number;
}

/** What a module is built on. It is built once, and knows nothing of the programme. */
export interface Platform {
  database: Database;
  secrets: Secrets;
  words: Words;
  clock: Clock;
  logger: Logger;
  files: Files;
  /** Told of everything that changes what is due. */
  agenda: Agenda;
  tell: Tell;
  /** The office's voice in conversations of others. An action runs in a turn itself, and waits for no other. */
  talk: { inTurn: Talk; outside: Talk };
  /** The latest messages of a conversation, masked, the oldest first. */
  latestMessages: (contactId: string, limit: number) => Promise<LoggedMessage[]>;
  /** Ends what this process remembers of a contact's messages that are not written yet. */
  forgetMessages: (contactId: string) => Promise<void>;
  /** The bot's deep link for a token; undefined when Telegram is off. */
  telegramLink: (token: string) => string | undefined;
  /** Where people reach the web part, e.g. `https://pasti.example.org`. */
  publicUrl: string;
  privacyUrl: string;
  /** The flow in which every conversation is at home. */
  rootFlow: string;
  /** IANA name. */
  timeZone: string;
  /** Of the WhatsApp account; undefined where none is configured. */
  whatsapp: WhatsAppLimits | undefined;
  /** From more recipients on a second person approves an announcement; undefined: never. */
  approvalAbove?: number | undefined;
  /** Six digits, for a code that is sent. */
  newCode: () => string;
  /** A secret that nobody can guess, of letters, digits, `-` and `_`, for links. */
  newToken: () => string;
}
