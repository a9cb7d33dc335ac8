import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from '../engine/turn.js';
import type { Event } from '../engine/types.js';
import type { Delivery, Inbound } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { OutboxEntry, Session, SessionStore } from '../ports/store.js';
import type { Failures } from './failures.js';
import type { InboundLog } from './inbound-log.js';
import type { OneAtATime } from './one-at-a-time.js';
import type { Outbox } from './outbox.js';
import type { SessionCache } from './session-cache.js';

export interface TurnParts {
  engine: Engine;
  store: SessionStore;
  cache: SessionCache;
  turns: OneAtATime;
  outbox: Outbox;
  log: InboundLog;
  failures: Failures;
  clock: Clock;
  /** Locale of somebody who says nothing of a language. */
  locale: string;
  /** Told how long each turn took, in milliseconds, to its save. */
  observe?: (channel: string, ms: number) => void;
}

/** Inbound ids that are remembered to recognise a repeated delivery. */
const remembered = 60;

/** Redoing a turn that lost against another process; more means that something is wrong. */
const attempts = 12;

/** Longest pause before the second attempt, so that two processes do not go on in step. */
const pauseMs = 5;

/**
 * Takes one inbound message from arrival to saved replies, one at a time for a contact. Resolves after
 * the save; the replies are sent after that.
 * @throws whatever kept the turn from being saved; the channel then delivers the message again
 */
export function createHandleInbound(parts: TurnParts): (inbound: Inbound) => Promise<Delivery> {
  return (inbound) => parts.turns.run(sessionId(inbound), () => handle(parts, inbound));
}

export const sessionId = ({ channel, address }: { channel: string; address: string }): string =>
  `${channel}:${address}`;

async function handle(parts: TurnParts, inbound: Inbound): Promise<Delivery> {
  const began = performance.now();
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const stored = await parts.cache.get(sessionId(inbound));
    if (stored?.recent.includes(inbound.id)) return 'duplicate';
    const saved = await tryTurn(parts, stored ?? newSession(parts, inbound), inbound);
    if (saved) {
      parts.observe?.(inbound.channel, performance.now() - began);
      return 'handled';
    }
    parts.cache.forget(sessionId(inbound));
    await wait(Math.random() * pauseMs * attempt);
  }
  throw new Error(`the session ${sessionId(inbound)} changed ${attempts} times during one turn`);
}

function newSession(parts: TurnParts, inbound: Inbound): Session {
  const { channel, address } = inbound;
  const locale = inbound.profile?.language?.startsWith('en') ? 'en' : parts.locale;
  return {
    id: sessionId(inbound),
    channel,
    address,
    rev: 0,
    conversation: { frames: [], asked: 0, parked: {}, person: {}, locale },
    recent: [],
    outbox: {},
  };
}

/** One attempt; false when another process changed the session meanwhile. */
async function tryTurn(parts: TurnParts, session: Session, inbound: Inbound): Promise<boolean> {
  let rev = session.rev;
  const beforeActions = async () => {
    if ((await parts.store.claim(session)) === 'conflict') throw new StaleSession();
    rev += 1;
  };
  try {
    const result = await parts.engine.turn({
      conversation: session.conversation,
      input: inbound.input,
      inboundId: inbound.id,
      contact: { id: session.id, channel: session.channel, address: session.address },
      locale: session.conversation.locale,
      now: parts.clock.now(),
      beforeActions,
    });
    const next = { ...session, rev, conversation: result.conversation };
    const saved = await save(parts, next, inbound, result.events);
    if (saved) parts.log.append(session, inbound, result);
    return saved;
  } catch (error) {
    if (error instanceof StaleSession) return false;
    return parts.failures.recover(error, session, inbound, (events) =>
      save(parts, { ...session, rev }, inbound, events),
    );
  }
}

/** Another process went on with the conversation; this turn must not act on what it knows. */
class StaleSession extends Error {}

/** The one write of a turn: state, rev, recent ids and outbox. False on a conflict. */
async function save(
  parts: TurnParts,
  session: Session,
  inbound: Inbound,
  events: Event[],
): Promise<boolean> {
  const { cache, outbox } = parts;
  const known = cache.peek(session.id);
  const buttonsBefore = known?.buttonsRef;
  const entry = outbox.entryFor(session, inbound, events);
  const next = nextSession(parts, session, inbound, entry !== undefined);
  if (!(await saveWithAcknowledgements(parts, next, entry))) return false;
  const saved = { ...next, rev: next.rev + 1 };
  cache.set(saved);
  // An earlier reply that went out during the save left its buttons on the copy from before.
  if (known && known.buttonsRef !== buttonsBefore) cache.noteButtons(saved.id, known.buttonsRef);
  outbox.heardFrom(saved.id, session.unreachable === true);
  if (entry) outbox.send(saved, entry);
  else outbox.tidyPressed(saved, inbound);
  return true;
}

async function saveWithAcknowledgements(
  { store, outbox: { acknowledgements } }: TurnParts,
  session: Session,
  entry: OutboxEntry | undefined,
): Promise<boolean> {
  const taken = acknowledgements.take(session.id);
  let outcome: Awaited<ReturnType<SessionStore['save']>> | undefined;
  try {
    outcome = await store.save({ session, sent: taken?.sent ?? [], ...(entry && { add: entry }) });
    return outcome === 'saved';
  } finally {
    if (outcome !== 'saved') acknowledgements.giveBack(taken);
  }
}

/**
 * What the session is after the save. Of its outbox only what others hold is carried on: the order of our
 * own replies is kept by the sender.
 */
function nextSession(
  { outbox, clock }: TurnParts,
  session: Session,
  inbound: Inbound,
  replies: boolean,
): Session {
  const recent = [...session.recent, inbound.id].slice(-remembered);
  const others = outbox.ofOthers(session);
  const next = { ...session, outbox: others, recent, lastInboundAt: clock.now() };
  if (replies) delete next.buttonsRef;
  delete next.unreachable;
  return next;
}
