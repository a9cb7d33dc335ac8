import type { Conversation, Event } from '../engine/types.js';
import type { Session } from '../ports/store.js';
import { changeConversation, type ChangeParts } from './change-conversation.js';

export interface LeavingParts extends ChangeParts {
  /** Takes a session away as it was read; false when it was written meanwhile. */
  removeSession(session: Session): Promise<boolean>;
}

/**
 * Conversations of somebody who is being deleted: while the mark is on, the flows are silent and nothing new comes
 * to be. A mark names its deletion; one that another deletion set is left alone.
 */
export function createLeaving(parts: LeavingParts) {
  return {
    async hold(contactId: string, deletion: string): Promise<void> {
      await changeConversation(parts, contactId, ({ conversation }) =>
        conversation.person.leaving === undefined
          ? { conversation: bare(conversation, deletion), events: [], aside: false }
          : undefined,
      );
    },
    /** The flows go on, with nothing known, and this is said. Nothing happens where the mark is gone. */
    async release(contactId: string, deletion: string, events: Event[]): Promise<void> {
      await changeConversation(parts, contactId, ({ conversation }) =>
        conversation.person.leaving === deletion
          ? { conversation: bare(conversation), events, aside: true }
          : undefined,
      );
    },
    /** Takes a conversation away that is still held. */
    async drop(contactId: string, deletion: string): Promise<void> {
      const { store, cache, turns } = parts;
      await turns.run(contactId, async () => {
        for (;;) {
          cache.forget(contactId);
          const session = await store.load(contactId);
          if (session?.conversation.person.leaving !== deletion) return;
          if (await parts.removeSession(session)) return;
        }
      });
    },
  };
}

/**
 * What is left of a conversation: its language, and that nothing of this person is to be kept. `gone`: without
 * another word of theirs, that goes as well.
 */
const bare = ({ asked, locale }: Conversation, deletion?: string): Conversation => ({
  frames: [],
  parked: {},
  person: { declined: true, ...(deletion === undefined ? { gone: true } : { leaving: deletion }) },
  asked,
  locale,
});
