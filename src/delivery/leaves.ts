import type { Contact } from '../ports/contact.js';

/** May a message of our own accord go out to a contact now? */
export type Leave =
  /** It is counted in the channel's budget. `giveBack`: it certainly was not sent. */
  | { outcome: 'go'; giveBack: () => Promise<void> }
  /** Not before; `pace`: nor may anything else of the channel. */
  | { outcome: 'later'; at: Date; pace?: boolean }
  /** Not to this contact. */
  | { outcome: 'never' }
  /** The channel takes nothing for now; nothing was counted. */
  | { outcome: 'away' };

/** What the channels take of our own accord: whether they are there, and what their budgets allow. */
export interface Leaves {
  /** Since when a channel takes nothing; undefined: it is there. */
  awaySince(channel: string): Promise<Date | undefined>;
  /** Asked right before the claim of a row; counts it. */
  take(contact: Pick<Contact, 'id' | 'channel'>, now: Date): Promise<Leave>;
}

/** Every channel is there, and has no budget. */
export const freeLeaves: Leaves = {
  awaySince: () => Promise.resolve(undefined),
  take: () => Promise.resolve({ outcome: 'go', giveBack: () => Promise.resolve() }),
};

/** What a message leads to that certainly was not sent: its leave goes to another. */
export const notSent = ['later', 'dropped', 'failed', 'gone', 'late'] as const satisfies string[];
export const wasNotSent = (outcome: string): boolean =>
  (notSent as readonly string[]).includes(outcome);
