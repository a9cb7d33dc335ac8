import type { Event } from '../engine/types.js';

/**
 * Puts a notice into a contact's outbox, beside the conversation. The key is natural: a second notice with it
 * takes the place of the first. False when the contact has no conversation.
 */
export type Notify = (
  contactId: string,
  key: string,
  events: Event[],
  locale: string,
) => Promise<boolean>;

/** Tells at once, at any hour: an answer to what the person just did. */
export type TellNow = Notify & { readonly when?: 'now' };

/** Tells what somebody else did: in quiet hours it waits for the day. Is no `TellNow`, and the other way round. */
export type TellByDay = Notify & { readonly when?: 'by-day' };

/** The two ways to tell somebody something that they did not just ask for. */
export interface Tell {
  now: TellNow;
  byDay: TellByDay;
}
