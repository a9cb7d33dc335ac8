import type { Input } from '../../engine/types.js';
import type { Delivery } from '../../ports/channel.js';
import type { LoggedMessage } from '../../ports/store.js';

/** What happens to a conversation while its page is open. Ids are those of log rows. */
export type ChatEvent =
  | { type: 'message'; row: LoggedMessage }
  | { type: 'masked'; id: string; text?: string }
  | { type: 'cleared'; id: string };

/** What the chat page needs of the web channel. */
export interface ChatChannel {
  /** Resolves once the message is saved; rejects if it could not be. */
  receive(
    address: string,
    message: { id: string; input: Input; language?: string },
  ): Promise<Delivery>;
  /** The latest lines, oldest first. */
  latest(address: string, limit: number): Promise<LoggedMessage[]>;
  /** Listens to an address until the returned function is called. */
  watch(address: string, listener: (event: ChatEvent) => void): () => void;
}
