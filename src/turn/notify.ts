import type { Clock } from '../ports/clock.js';
import type { OutboxEntry, SessionStore } from '../ports/store.js';
import type { Outbox } from './outbox.js';
import type { TellNow } from '../ports/notify.js';

export interface NotifyParts {
  store: SessionStore;
  outbox: Outbox;
  clock: Clock;
  processId: string;
}

/**
 * Puts a notice into another contact's outbox, from outside that contact's turns. The key is natural: a
 * second notice with it takes the place of the first. False when the contact has no conversation.
 */
export function createNotify({ store, outbox, clock, processId }: NotifyParts): TellNow {
  return async (contactId, key, events, locale) => {
    const now = clock.now().getTime();
    const entry: OutboxEntry = {
      key: key.replace(/[^\w-]/g, '-'),
      order: now * 1000,
      locale,
      events,
      forget: [],
      clear: [],
      aside: true,
      by: processId,
      until: outbox.leaseOf(contactId),
    };
    if (!(await store.post(contactId, entry))) return false;
    const session = await store.load(contactId);
    if (session) outbox.send(session, entry);
    return true;
  };
}
