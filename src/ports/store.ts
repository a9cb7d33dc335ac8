import type { Conversation, Event, SentFile } from '../engine/types.js';
import type { ChannelName } from './channel.js';

/** Replies of one turn (or a notice from elsewhere) that wait to be sent. */
export interface OutboxEntry {
  /** Key in the session's outbox: letters, digits, `-`. Natural: posting it twice leaves one. */
  key: string;
  /** Entries are sent by rising order. */
  order: number;
  locale: string;
  events: Event[];
  /** Platform references of the person's messages to delete, of our messages to take buttons off. */
  forget: string[];
  clear: string[];
  /** A notice beside the conversation: the buttons of the open question stay. */
  aside?: true;
  /** The sender that holds the entry, and until when; after that the sweep may take it. */
  by: string;
  until: Date;
  /** Must not be sent twice: its id in the `OnceLedger`. */
  once?: string;
  /** A sender is at it, or died over it: past `until` nobody knows whether it was sent. */
  begun?: true;
  /** Of a reply: which of its messages the platform may have taken. That one is sent once more at most. */
  unsure?: number;
  /** Of no use after that. */
  notAfter?: Date;
}

/** Conversation of a contact, as it is stored. */
export interface Session {
  /** `<channel>:<address>`. */
  id: string;
  channel: ChannelName;
  address: string;
  /** Raised by every save and claim; a write against an older one is refused. 0: not stored yet. */
  rev: number;
  conversation: Conversation;
  /** Ids of the latest inbound messages, newest last. */
  recent: string[];
  /** Platform reference of our message whose buttons are still on show. */
  buttonsRef?: string;
  outbox: Record<string, OutboxEntry>;
  lastInboundAt?: Date;
  /** The contact is marked unreachable; whoever hears from it takes the mark off. */
  unreachable?: true;
}

/** What one turn changes of a session. */
export interface SessionSave {
  session: Session;
  add?: OutboxEntry;
  /** Keys of entries sent since the last write. */
  sent: string[];
}

export interface Acknowledgement {
  sessionId: string;
  sent: string[];
  buttonsRef?: string;
}

/** Sessions and their outboxes. Every write is one conditional update of one document. */
export interface SessionStore {
  load(id: string): Promise<Session | undefined>;
  /**
   * Writes conversation, recent ids and outbox if the stored rev is still `session.rev` (0: creates
   * it); the session then has rev + 1.
   */
  save(save: SessionSave): Promise<'saved' | 'conflict'>;
  /** Raises the rev, so that whoever holds an older copy can not act on it. A rev of 0 creates the session. */
  claim(session: Session): Promise<'claimed' | 'conflict'>;
  /** Takes sent entries out of their outboxes, many sessions in one trip. */
  acknowledge(batch: Acknowledgement[]): Promise<void>;
  /** Adds a notice from outside a turn; false when there is no such session. */
  post(sessionId: string, entry: OutboxEntry): Promise<boolean>;
  /** Sessions on these channels with entries whose sender let them lie. */
  overdue(now: Date, channels: ChannelName[], limit: number): Promise<Session[]>;
  /** Takes over one entry if nobody did since it was read; `unsure` is kept with it. */
  takeOver(
    sessionId: string,
    entry: OutboxEntry,
    by: string,
    until: Date,
    unsure?: number,
  ): Promise<boolean>;
  /** Marks an entry that must not be sent twice as begun (or not, after all), if nobody took it since it was read. */
  begin(
    sessionId: string,
    entry: OutboxEntry,
    as: { by: string; until: Date; begun: boolean },
  ): Promise<boolean>;
  /** Takes an entry out that is held as it was read, and that no sender has begun with; false when there is none such. */
  withdraw(sessionId: string, entry: OutboxEntry): Promise<boolean>;
  /** Counts how often a message made its turn throw, over restarts. */
  countFailure(sessionId: string, inboundId: string): Promise<number>;
}

/** A line of the log that an operator reads, and the web chat's history. */
export interface LoggedMessage {
  /** `<contact>:in:<inbound id>` or `<contact>:out:<outbox key>:<n>`. */
  id: string;
  contactId: string;
  direction: 'in' | 'out';
  at: Date;
  /** Sensitive answers are masked; media are named. */
  text: string;
  choices?: { question: number; options: { id: string; label: string }[] };
  request?: 'contact' | 'location';
  /** Sent with the message; its bytes are in the `FileStore`. */
  file?: SentFile;
  /** `unsure`: nobody knows whether the platform took it, and it is not sent again. */
  state?: 'sent' | 'failed' | 'unsure';
  platformRef?: string;
}

export interface MessageLog {
  /** Writes lines; one that exists stays as it is. */
  append(messages: LoggedMessage[]): Promise<void>;
  /** The latest `limit` lines of a contact, oldest first. */
  latest(contactId: string, limit: number): Promise<LoggedMessage[]>;
  forget(contactId: string): Promise<void>;
  /** Whether a message from or to this contact came with this file. */
  hasFile(contactId: string, fileId: string): Promise<boolean>;
}

export interface ContactStore {
  markUnreachable(contactId: string, reason: string, at: Date): Promise<void>;
  markReachable(contactId: string): Promise<void>;
}

/** A hand-off to a person at the office. */
export interface Ticket {
  /** Natural: `<contact>:<inbound id>`. */
  id: string;
  contactId: string;
  participantId?: string;
  kind: 'asked' | 'failed' | 'identity';
  text: string;
  at: Date;
}

export interface TicketStore {
  /** Opens it; one with the same id stays as it is. */
  open(ticket: Ticket): Promise<void>;
}
