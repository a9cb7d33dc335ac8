import type { Contact } from '../../ports/contact.js';
import type { Participant } from '../people/participant.js';
import type { Broadcast, BroadcastState, Delivery, DeliveryState } from './broadcast.js';
import type { DeliveryClaim } from './once-id.js';
import type { Segment } from './segment.js';

/** A participant that a segment means, with all their contacts. */
export interface Recipient {
  participant: Participant;
  contacts: Contact[];
}

/** Who a segment means. */
export interface RecipientSource {
  /** Up to `limit` of them by rising id; `next` is missing when there are no more. */
  page(
    segment: Segment,
    now: Date,
    limit: number,
    after?: string,
  ): Promise<{ recipients: Recipient[]; next?: string }>;
}

export interface BroadcastStore {
  find(id: string): Promise<Broadcast | undefined>;
  /** Newest first. */
  list(limit: number): Promise<Broadcast[]>;
  /** Creates it; one with the same id stays as it is and is returned. */
  create(broadcast: Broadcast): Promise<Broadcast>;
  /** Changes it if its version is still this one; undefined on a conflict. */
  change(
    id: string,
    version: number,
    changes: Partial<Omit<Broadcast, 'id' | 'version'>>,
  ): Promise<Broadcast | undefined>;
  /** Scheduled ones whose moment has come, and those under way. */
  atWork(now: Date): Promise<Broadcast[]>;
  /** Notes how far the list of recipients is written. */
  noteListed(id: string, listedTo: string | undefined, complete: boolean): Promise<void>;
}

/** How a delivery ended. */
export type Ended =
  | { state: 'sent'; sentAt: Date; platformRef: string }
  | { state: 'failed' | 'skipped' | 'ambiguous'; why: string };

export type DeliveryCounts = Record<DeliveryState, number>;

export interface DeliveryStore {
  /** Writes rows; one that exists stays as it is. */
  add(deliveries: Delivery[]): Promise<void>;
  find(id: string): Promise<Delivery | undefined>;
  /** Has rows that were written before each channel had a queue of its own found by their channel. */
  nameChannels(broadcastId: string): Promise<void>;
  /** Rows to send through a channel, the earliest first. */
  due(broadcastId: string, channel: string, now: Date, limit: number): Promise<Delivery[]>;
  /** A planned row goes by another contact. */
  move(id: string, contactId: string): Promise<void>;
  /** Takes a planned row to send it, until `until`, and counts the claim; undefined when somebody else has it. */
  claim(id: string, now: Date, until: Date, contactId?: string): Promise<Delivery | undefined>;
  /** Another process sends it: it is cut off only after that. */
  prolong(claim: DeliveryClaim, until: Date): Promise<void>;
  /**
   * Writes how the sending of the latest claim ended, also where it was taken for cut off meanwhile; false for any
   * other row.
   */
  settle(claim: DeliveryClaim, result: Ended): Promise<boolean>;
  /** A row that was certainly not sent by its latest claim waits again. */
  giveBack(
    claim: DeliveryClaim,
    changes: { dueAt: Date; contactId?: string; failures?: number },
  ): Promise<boolean>;
  /** A planned row that is not wanted any more. */
  skip(id: string, why: string): Promise<boolean>;
  /** A planned row that is not allowed to go out before. */
  postpone(id: string, dueAt: Date): Promise<void>;
  /** Rows whose sender's time is over. */
  expired(now: Date, limit: number): Promise<Delivery[]>;
  /** Planned rows of an announcement that was cancelled are skipped. */
  skipPlanned(broadcastId: string, why: string): Promise<void>;
  /** Whether a row is left that is planned or being sent. */
  hasOpen(broadcastId: string): Promise<boolean>;
  counts(broadcastId: string): Promise<DeliveryCounts>;
  /** Answers by button. */
  answers(broadcastId: string): Promise<Record<string, number>>;
  noteAnswer(id: string, button: string, at: Date): Promise<boolean>;
  /** The ledger, by rising id. */
  ledger(broadcastId: string, limit: number, after?: string): Promise<Delivery[]>;
  forget(participantId: string): Promise<void>;
}

export type { BroadcastState };
