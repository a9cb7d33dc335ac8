import type { Conversation, Event } from '../engine/types.js';
import { changeConversation, type ChangeParts } from './change-conversation.js';

export interface TalkParts extends ChangeParts {
  /** The conversation without its talk, and what is said then. */
  endTalk(
    before: Conversation,
    contact: { id: string; channel: string; address: string },
    now: Date,
  ): { conversation: Conversation; events: Event[] };
}

/**
 * Somebody of the office talks in a conversation: what they say goes out through the outbox, and the flows are
 * silent meanwhile.
 */
export function createTalk(parts: TalkParts) {
  return {
    say: (contactId: string, ticket: string, until: Date, key: string, text?: string) =>
      changeConversation(parts, contactId, ({ conversation }) => ({
        conversation: { ...conversation, talk: { ticket, until: until.toISOString() } },
        events: [
          {
            type: 'said',
            key: `common:${key}`,
            values: { person: { ...conversation.person }, ...(text !== undefined && { text }) },
          },
        ],
        aside: true,
      })),
    async end(contactId: string, ticket: string): Promise<void> {
      await changeConversation(parts, contactId, ({ conversation, id, channel, address }) => {
        if (conversation.talk?.ticket !== ticket) return undefined;
        const contact = { id, channel, address };
        return { ...parts.endTalk(conversation, contact, parts.clock.now()), aside: false };
      });
    },
  };
}
