import type { ActionCall } from '../../engine/actions.js';
import type { Doing } from './meetings.js';
import type { MentoringParts } from './parts.js';
import type { MentoringSession, Side } from './session.js';
import type { Pair } from './tell-other.js';
import { actOf, coachOf } from './who.js';
import { participantOf } from '../people/participant-of.js';

/** A session that somebody has open, and who the two are. */
export interface Held {
  session: MentoringSession;
  pair: Pair;
  doing: Doing;
}

/**
 * The session that a conversation is about, if it is this person's own and still as it was shown to them, or was
 * changed by this very message.
 */
export async function holdSession(
  parts: MentoringParts,
  call: ActionCall,
  side: Side,
): Promise<Held | undefined> {
  const session = await ownSession(parts, call, side);
  if (!session) return undefined;
  const act = actOf(call);
  if (session.version !== call.vars.sessionVersion && session.lastAct !== act) return undefined;
  const pair = await pairOf(parts, session);
  return pair && { session, pair, doing: { side, act, now: call.now } };
}

/** The session named in the conversation, if this person is one of the two. */
export async function ownSession(
  parts: MentoringParts,
  call: ActionCall,
  side: Side,
): Promise<MentoringSession | undefined> {
  const { sessionId } = call.vars;
  const session = typeof sessionId === 'string' ? await parts.sessions.find(sessionId) : undefined;
  if (!session) return undefined;
  if (side === 'coach')
    return (await coachOf(parts, call))?.id === session.coachId ? session : undefined;
  return (await participantOf(parts, call.contact.id))?.id === session.participantId
    ? session
    : undefined;
}

export async function pairOf(
  { coaches, participants }: Pick<MentoringParts, 'coaches' | 'participants'>,
  { coachId, participantId }: MentoringSession,
): Promise<Pair | undefined> {
  const coach = await coaches.find(coachId);
  const participant = await participants.find(participantId);
  return coach && participant && { coach, participant };
}
