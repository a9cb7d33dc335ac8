import { channels } from '../channels/list.js';
import type { FileRef, Input, SentFile } from '../engine/types.js';
import type { FetchedFile } from './files.js';

export type ChannelName = (typeof channels)[number]['name'];
export const channelNames: readonly ChannelName[] = channels.map(({ name }) => name);

/** A channel that brings a message to somebody who is not looking at it. */
export type InitiatingChannel = Extract<(typeof channels)[number], { canInitiate: true }>['name'];

/** In the order in which they are tried where nothing is preferred. */
export const initiatingChannels: readonly InitiatingChannel[] = channels.flatMap((channel) =>
  channel.canInitiate ? [channel.name] : [],
);

/** Where a channel stands among them; -1: not at all. */
export const placeOf = (channel: string): number =>
  (initiatingChannels as readonly string[]).indexOf(channel);

/** Whether somebody can be written to there who is not looking. */
export const canInitiate = (channel: string): channel is InitiatingChannel => placeOf(channel) >= 0;

/** One message of a person, as a channel hands it in. */
export interface Inbound {
  channel: ChannelName;
  /** Where the person is reached on the channel: a chat id. Never shown to anybody else. */
  address: string;
  /** Unique for the channel and address; a repeated delivery carries the same id. */
  id: string;
  /** When the person sent it. */
  at: Date;
  input: Input;
  /** Platform reference of the message itself, so that it can be deleted. */
  messageRef?: string;
  /** Platform reference of the message whose button was pressed. */
  buttonRef?: string;
  /** What the platform says of the person. */
  profile?: { name?: string; language?: string };
}

/** A button or numbered line. `id` is at most 40 bytes. */
export interface OutgoingOption {
  id: string;
  label: string;
}

/**
 * One message to a person, ready but for the platform's own form. `text` is plain text in which
 * `**word**` is bold; asterisks of values are guarded (see `marks.ts`).
 */
export interface Outgoing {
  /** Stable over retries: a channel that can, drops a second message with the same id. */
  id: string;
  text: string;
  /** The text for the log, where `text` holds a secret (a code). */
  logged?: string;
  /** Present when this message puts a question with options. */
  choices?: { question: number; options: OutgoingOption[] };
  /** Offer to share the own phone number or place, with the button's label. */
  request?: { what: 'contact' | 'location'; label: string };
  /**
   * A file that goes with the text; the channel reads its bytes from the `FileStore`. Where there is none any more,
   * or where the channel can not send it, the text goes alone.
   */
  file?: SentFile;
}

/** What a platform says of a message it took. */
export interface Receipt {
  /** Platform reference of the (last) message. */
  ref: string;
}

/** Housekeeping beside the conversation; failures are logged, never raised. */
export interface Tidying {
  /** Messages of ours whose buttons are out of date. */
  clear: string[];
  /** Messages of the person's that held something sensitive. */
  forget: string[];
}

/** `handled`: saved, acknowledge. `duplicate`: seen before, acknowledge. */
export type Delivery = 'handled' | 'duplicate';

/**
 * Takes one inbound message; resolves only after its effects are saved, so that a channel may
 * acknowledge then and not earlier. Rejects when it could not be saved: deliver it again.
 */
export type Deliver = (inbound: Inbound) => Promise<Delivery>;

export interface Capabilities {
  /** Options are sent as buttons; otherwise the text carries a numbered list. */
  buttons: boolean;
  /** Can offer to share the own phone number. */
  contactRequest: boolean;
  /** Can delete what the person wrote. */
  deletes: boolean;
  /** Identity numbers must not be asked for in the chat: a link to a secure form takes the question's place. */
  secrets?: false;
  /** Longest text of one message, in UTF-16 code units. */
  maxLength: number;
}

export type Health = { state: 'up' } | { state: 'degraded' | 'down'; reason: string };

/** A way to reach people. Knows its platform and nothing else. */
export interface Channel {
  readonly name: ChannelName;
  readonly capabilities: Capabilities;
  /** Begins to hand in messages. Returns once it is under way; loss of the platform is not an error here. */
  start(deliver: Deliver): Promise<void>;
  /** Stops taking messages, waits for those under way. */
  stop(): Promise<void>;
  /** Sends one message, with one try: whether there is another, the sender decides. @throws SendError */
  send(address: string, message: Outgoing): Promise<Receipt>;
  /** Whether the platform answers now, found out by a call that sends nothing; without it: always. Never rejects. */
  answers?(): Promise<boolean>;
  /** The bytes of a file that a person sent; a channel without it takes no files. @throws SendError */
  fetch?(file: FileRef): Promise<FetchedFile>;
  /** Never rejects. */
  tidy(address: string, tidying: Tidying): Promise<void>;
  health(): Health;
}
