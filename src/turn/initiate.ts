import { setTimeout as wait } from 'node:timers/promises';
import type { Open } from '../engine/open.js';
import type { Conversation, Event, Offer, Vars } from '../engine/types.js';
import type { ChannelName } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { OnceResult, OnceWait } from '../ports/once.js';
import type { OutboxEntry, Session, SessionStore } from '../ports/store.js';
import type { OneAtATime } from './one-at-a-time.js';
import type { Outbox } from './outbox.js';
import type { SessionCache } from './session-cache.js';

export interface InitiateParts {
  open: Open;
  store: SessionStore;
  cache: SessionCache;
  turns: OneAtATime;
  outbox: Outbox;
  clock: Clock;
  processId: string;
}

/** A message that nobody asked for: a reminder, an announcement. */
export interface Initiative {
  /** Names what it opens, for the actions there: the same for each try. */
  id: string;
  /** Its id in the `OnceLedger`, of this try: it is not sent twice under one. */
  once: string;
  contact: { id: string; channel: ChannelName; address: string };
  /** Of somebody without a conversation. */
  locale: string;
  /** Said first; without a question, that is all. */
  say: Event[];
  /** The flow node that asks; without a flow the question that is open is put again. */
  question?: { flow?: string; node?: string; vars?: Vars };
  /** Replies that it offers beside what is open. */
  offers?: Offer[];
  /** Facts of the person, as they are now. */
  person?: Vars;
  /** Not sent any more after that. */
  notAfter: Date;
}

export type Initiate = (initiative: Initiative) => Promise<OnceResult | OnceWait>;

/** Doing it again after another process went on with the conversation. */
const attempts = 12;

/** Longest pause before the second attempt. */
const pauseMs = 5;

/**
 * Sends a message from outside a turn, once. A question is opened over the conversation and saved by a
 * conditional write, so that whatever is answered next answers it; then it is sent from the outbox. Without
 * a question the conversation stays as it is.
 * `later` leaves nothing behind but the open question; the same initiative again puts it in its place.
 * @throws whatever kept it from being saved: then nothing was sent
 */
export function createInitiate(parts: InitiateParts): Initiate {
  return async (initiative) => {
    const named = { ...initiative, key: keyOf(initiative, parts.clock.now()) };
    const { session, entry } = await parts.turns.run(initiative.contact.id, () =>
      place(parts, named),
    );
    return parts.outbox.sendOnce(session, entry);
  };
}

/** An initiative with the key of its outbox entry: however often it is put into the outbox, it is there once. */
type Named = Initiative & { key: string };

/** Another for each try: an entry of before may still be on its way out. */
const keyOf = ({ once }: Initiative, at: Date): string =>
  `o-${once.replace(/[^\w-]/g, '-')}-${at.getTime().toString(36)}`;

interface Placed {
  session: Session;
  entry: OutboxEntry;
}

/** Puts the message into the outbox of the contact. */
async function place(parts: InitiateParts, initiative: Named): Promise<Placed> {
  const { cache } = parts;
  const { id } = initiative.contact;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const session = (await cache.get(id)) ?? newSession(initiative);
    // The attempt before was saved, and only its answer was lost.
    const there = session.outbox[initiative.key];
    if (there) return { session, entry: there };
    const placed =
      initiative.question || initiative.offers || session.rev === 0
        ? await tryToOpen(parts, session, initiative)
        : await post(parts, session, initiative);
    if (placed) return placed;
    cache.forget(id);
    await wait(Math.random() * pauseMs * attempt);
  }
  throw new Error(`the session ${id} changed ${attempts} times while a message was put into it`);
}

/** Without a question the conversation stays as it is: an entry is added to the outbox. */
async function post(
  parts: InitiateParts,
  session: Session,
  initiative: Named,
): Promise<Placed | undefined> {
  const made = entryOf(parts, session, initiative, initiative.say);
  // The open question keeps its buttons.
  const entry = { ...made, aside: true as const, clear: [] };
  return (await parts.store.post(session.id, entry)) ? { session, entry } : undefined;
}

function newSession({ contact, locale }: Initiative): Session {
  return {
    ...contact,
    rev: 0,
    conversation: { frames: [], asked: 0, parked: {}, person: {}, locale },
    recent: [],
    outbox: {},
  };
}

/** One attempt to open the question; undefined when another process changed the session meanwhile. */
async function tryToOpen(
  parts: InitiateParts,
  session: Session,
  initiative: Named,
): Promise<Placed | undefined> {
  let rev = session.rev;
  const beforeActions = async () => {
    if ((await parts.store.claim(session)) === 'conflict') throw new StaleSession();
    rev += 1;
  };
  try {
    const { conversation, events } = await opened(parts, session, initiative, beforeActions);
    return await save(parts, { ...session, rev, conversation }, initiative, events);
  } catch (error) {
    if (error instanceof StaleSession) return undefined;
    throw error;
  }
}

/** Another process went on with the conversation. */
class StaleSession extends Error {}

async function opened(
  { open, clock }: InitiateParts,
  { conversation }: Session,
  { id, contact, locale, question, say, person, offers }: Initiative,
  beforeActions: () => Promise<void>,
): Promise<{ conversation: Session['conversation']; events: Event[] }> {
  if (!question) return { conversation: withOffers(conversation, offers), events: say };
  const result = await open({
    ...question,
    id,
    contact,
    locale,
    conversation,
    now: clock.now(),
    beforeActions,
    ...(person && { person }),
  });
  return { conversation: result.conversation, events: [...say, ...result.events] };
}

/** Offers that are remembered of a conversation: of the latest three announcements or so. */
const mostOffers = 9;

function withOffers(conversation: Conversation, offers: Offer[] = []): Conversation {
  const ids = offers.map(({ id }) => id);
  const earlier = (conversation.offers ?? []).filter(({ id }) => !ids.includes(id));
  return offers.length === 0
    ? conversation
    : { ...conversation, offers: [...offers, ...earlier].slice(0, mostOffers) };
}

async function save(
  parts: InitiateParts,
  session: Session,
  initiative: Named,
  events: Event[],
): Promise<Placed | undefined> {
  const { cache, outbox, store } = parts;
  const made = entryOf(parts, session, initiative, events);
  // Without a question the open one keeps its buttons.
  const entry = initiative.question ? made : { ...made, aside: true as const, clear: [] };
  const next: Session = { ...session, outbox: outbox.ofOthers(session) };
  if (initiative.question) delete next.buttonsRef;
  const outcome = await store.save({ session: next, add: entry, sent: [] });
  if (outcome === 'conflict') return undefined;
  const saved = { ...next, rev: next.rev + 1 };
  cache.set(saved);
  return { session: saved, entry };
}

function entryOf(
  { clock, outbox, processId }: InitiateParts,
  session: Session,
  { key, once, notAfter }: Named,
  events: Event[],
): OutboxEntry {
  const now = clock.now().getTime();
  return {
    key,
    order: now * 1000 + (session.rev % 1000),
    locale: session.conversation.locale,
    events: events.filter(
      ({ type }) => type !== 'started' && type !== 'ended' && type !== 'forgotten',
    ),
    clear: session.buttonsRef === undefined ? [] : [session.buttonsRef],
    forget: [],
    by: processId,
    until: outbox.leaseOf(session.id),
    once,
    notAfter,
  };
}
