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
