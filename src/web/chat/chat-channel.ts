import type { FileRef, Input } from '../../engine/types.js';
import type { Delivery } from '../../ports/channel.js';
import type { LoggedMessage } from '../../ports/store.js';

/** What happens to a conversation while its page is open. Ids are those of log rows. */
export type ChatEvent =
  | { type: 'message'; row: LoggedMessage }
  | { type: 'masked'; id: string; text?: string }
  | { type: 'cleared'; id: string };

/** A file as the page sends or shows it. */
export interface ChatFile {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/** What the chat page needs of the web channel. */
export interface ChatChannel {
  /** Resolves once the message is saved; rejects if it could not be. */
  receive(
    address: string,
    message: { id: string; input: Input; language?: string },
  ): Promise<Delivery>;
  /** Keeps a file that comes with the message of this id; rejects if it could not be. */
  keepFile(address: string, messageId: string, upload: ChatFile): Promise<FileRef>;
  /** A file that this visitor sent or was sent; undefined for every other one. */
  readFile(address: string, id: string): Promise<ChatFile | undefined>;
  /** The latest lines, oldest first. */
  latest(address: string, limit: number): Promise<LoggedMessage[]>;
  /** Listens to an address until the returned function is called. */
  watch(address: string, listener: (event: ChatEvent) => void): () => void;
}
