import type { OutboxEntry } from '../ports/store.js';
import type { Database } from './connect.js';
import { sessionStore } from './sessions.js';

/** What whoever looks after claims has to know of outboxes: whether a message lies there, and how to take it back. */
export function outboxOf(database: Database) {
  const sessions = sessionStore(database);
  return {
    async outboxEntry(contactId: string, fits: (once: string) => boolean) {
      const session = await sessions.load(contactId);
      return Object.values(session?.outbox ?? {}).find(({ once = '' }) => fits(once));
    },
    withdraw: (contactId: string, entry: OutboxEntry) => sessions.withdraw(contactId, entry),
  };
}
