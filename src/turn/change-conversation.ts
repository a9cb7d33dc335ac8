import { setTimeout as wait } from 'node:timers/promises';
import type { Conversation, Event } from '../engine/types.js';
import type { Clock } from '../ports/clock.js';
import type { OutboxEntry, Session, SessionStore } from '../ports/store.js';
import type { OneAtATime } from './one-at-a-time.js';
import type { Outbox } from './outbox.js';
import type { SessionCache } from './session-cache.js';

export interface ChangeParts {
  store: SessionStore;
  cache: SessionCache;
  turns: Pick<OneAtATime, 'run'>;
  outbox: Outbox;
  clock: Clock;
  processId: string;
}

/** What a conversation becomes from outside its turns, and what is said then. */
export interface Change {
  conversation: Conversation;
  events: Event[];
  /** The buttons of the open question stay. */
  aside: boolean;
}

const attempts = 12;
const pauseMs = 5;

/**
 * Changes a conversation from outside its turns by one conditional write, so that a turn under way begins again
 * and knows of it. False when there is no such conversation, or nothing is to be changed in it.
 */
export async function changeConversation(
  parts: ChangeParts,
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
    throw new Error(`the session ${contactId} changed ${attempts} times while another changed it`);
  });
}

async function save(parts: ChangeParts, session: Session, made: Change): Promise<boolean> {
  const { cache, outbox, store } = parts;
  const entry = made.events.length > 0 ? entryOf(parts, session, made) : undefined;
  const next = { ...session, conversation: made.conversation, outbox: outbox.ofOthers(session) };
  if (!made.aside) delete next.buttonsRef;
  const saving = { session: next, sent: [], ...(entry && { add: entry }) };
  if ((await store.save(saving)) === 'conflict') return false;
  const saved = { ...next, rev: next.rev + 1 };
  cache.set(saved);
  if (entry) outbox.send(saved, entry);
  return true;
}

function entryOf(
  { clock, outbox, processId }: ChangeParts,
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
