import type { LoggedMessage } from '../../../ports/store.js';
import type { DeskTicket, DeskOutcome } from '../desk.js';

/** Where the pages of tickets read, and what the office does there. */
export interface TicketSource {
  /** Open and taken ones, the oldest first; closed ones do not appear. */
  list(): Promise<(DeskTicket & { name?: string })[]>;
  find(id: string): Promise<(DeskTicket & { name?: string; number?: string }) | undefined>;
  /** The latest messages of the conversation, oldest first, as the log keeps them: masked. */
  messages(contactId: string): Promise<LoggedMessage[]>;
  take(id: string, by: string): Promise<DeskOutcome>;
  answer(id: string, by: string, text: string): Promise<DeskOutcome>;
  close(id: string, by: string): Promise<DeskOutcome>;
}
