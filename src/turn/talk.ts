import { setTimeout as wait } from 'node:timers/promises';
import type { Conversation, Event } from '../engine/types.js';
import type { Clock } from '../ports/clock.js';
import type { OutboxEntry, Session, SessionStore } from '../ports/store.js';
import type { OneAtATime } from './one-at-a-time.js';
import type { Outbox } from './outbox.js';
import type { SessionCache } from './session-cache.js';

export interface TalkParts {
  store: SessionStore;
  cache: SessionCache;
  turns: Pick<OneAtATime, 'run'>;
  outbox: Outbox;
  clock: Clock;
  processId: string;
  /** The conversation without its talk, and what is said then. */
  endTalk(before: Conversation, now: Date): { conversation: Conversation; events: Event[] };
}

const attempts = 12;
const pauseMs = 5;

interface Change {
  conversation: Conversation;
  events: Event[];
  /** The buttons of the open question stay. */
  aside: boolean;
}

/**
 * Somebody of the office talks in a conversation: what they say goes out through the outbox, and the flows are
 * silent meanwhile. Each is one conditional write, so that a turn under way begins again and knows of it.
 */
export function createTalk(parts: TalkParts) {
  return {
    say: (contactId: string, ticket: string, until: Date, key: string, text?: string) =>
      change(parts, contactId, ({ conversation }) => ({
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
      await change(parts, contactId, ({ conversation }) =>
        conversation.talk?.ticket === ticket
          ? { ...parts.endTalk(conversation, parts.clock.now()), aside: false }
          : undefined,
      );
    },
  };
}

/** False when there is no such conversation, or nothing is to be changed in it. */
async function change(
  parts: TalkParts,
  contactId: string,
  how: (session: Session) => Change | undefined,
): Promise<boolean> {
  return parts.turns.run(contactId, async () => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const session = await parts.cache.get(contactId);
      const made = session && how(session);
      if (!session || !made) return false;
      if (await save(parts, session, made)) return true;
      parts.cache.forget(contactId);
      await wait(Math.random() * pauseMs * attempt);
    }
    throw new Error(`the session ${contactId} changed ${attempts} times while the office wrote`);
  });
}

async function save(parts: TalkParts, session: Session, made: Change): Promise<boolean> {
  const { cache, outbox, store } = parts;
  const entry = entryOf(parts, session, made);
  const next = { ...session, conversation: made.conversation, outbox: outbox.ofOthers(session) };
  if (!made.aside) delete next.buttonsRef;
  if ((await store.save({ session: next, add: entry, sent: [] })) === 'conflict') return false;
  const saved = { ...next, rev: next.rev + 1 };
  cache.set(saved);
  outbox.send(saved, entry);
  return true;
}

function entryOf(
  { clock, outbox, processId }: TalkParts,
  session: Session,
  { events, aside }: Change,
): OutboxEntry {
  const now = clock.now().getTime();
  const buttons = session.buttonsRef;
  return {
    key: `t-${session.rev}-${now.toString(36)}`,
    order: now * 1000 + (session.rev % 1000),
    locale: session.conversation.locale,
    events,
    forget: [],
    clear: aside || buttons === undefined ? [] : [buttons],
    ...(aside && { aside: true as const }),
    by: processId,
    until: outbox.leaseOf(session.id),
  };
}
