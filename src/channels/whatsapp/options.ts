import type { Clock } from '../../ports/clock.js';
import type { FileStore } from '../../ports/files.js';
import type { Logger } from '../../ports/logger.js';
import type { AliasStore } from './address-book.js';
import type { ChildEntry } from './child-process.js';
import type { LinkStatus } from './status.js';
import type { Timing } from './timing.js';

/** How far a message of ours came: WhatsApp's `ack`. */
export type Acknowledged = 'failed' | 'sent' | 'delivered' | 'read';

/** What is kept of the account and its chats. */
export interface WhatsAppRecords {
  aliases: AliasStore;
  /** When a chat's last handled message was written; undefined for one that is not known. */
  lastHandled(address: string): Promise<Date | undefined>;
  /** Counts what people write. */
  noteInbound(at: Date): Promise<void>;
  /** Notes how far a message came, in the log and for the account's health. */
  noteAcknowledged(address: string, ref: string, how: Acknowledged, at: Date): Promise<void>;
  /** Shows how the account stands to whoever looks at the dashboard, in whichever process. */
  publish(status: LinkStatus): Promise<void>;
  /** Shows that this process is there, and that what it published last is so still. */
  noteAlive(at: Date): Promise<void>;
  /** The next thing the dashboard asks for; each is given once. */
  takeRequest(): Promise<LinkRequest | undefined>;
  /** WhatsApp acted against the account: nothing of our own accord goes out until somebody looks. */
  noteWarning(reason: string, at: Date): Promise<void>;
}

export type LinkRequest =
  { what: 'pair'; phone: string } | { what: 'logout' } | { what: 'restart' };

export interface WhatsAppOptions {
  /** Path of Chromium; undefined: looked for on the PATH. */
  browser: string | undefined;
  /** Holds the session: DATA_DIR/whatsapp. */
  folder: string;
  /** A version of WhatsApp Web whose page lies in `<folder>/versions/<version>.html`. */
  webVersion?: string;
  /** Memory of the browser at which it is started anew, in MB. */
  memoryMb: number;
  records: WhatsAppRecords;
  files?: Pick<FileStore, 'read'>;
  /** Said to somebody who calls, once a day. */
  callText: (address: string) => string;
  /** Shows the code to scan in the terminal. */
  showQr?: (qr: string) => void;
  logger: Logger;
  clock: Clock;
  timing?: Partial<Timing>;
  child?: ChildEntry;
  luck?: () => number;
}
