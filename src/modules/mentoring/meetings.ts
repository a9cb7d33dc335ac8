import type { Vars } from '../../engine/types.js';
import type { Coach } from '../coaches/coach.js';
import type { Participant } from '../people/participant.js';
import { judgeTime, usualMinutes, type TimeVerdict } from './judge-time.js';
import { mayAct, type Act } from './may-act.js';
import type { MentoringParts } from './parts.js';
import {
  endOf,
  otherSide,
  type MentoringSession,
  type SessionChanges,
  type Side,
} from './session.js';
import { tellSide, type Pair } from './tell-other.js';

/** Who does something, by which message, when. */
export interface Doing {
  side: Side;
  /** Names the message: the same again has its effect once. */
  act: string;
  now: Date;
}

export type Refusal = Exclude<TimeVerdict, 'fine'> | 'taken' | 'busy';
export type Planned = { outcome: 'planned'; session: MentoringSession } | { outcome: Refusal };
export type Changed = { outcome: 'changed'; session: MentoringSession } | { outcome: 'void' };

/** A new meeting, proposed by one side; the other is asked. */
export async function proposeMeeting(
  parts: MentoringParts,
  { coach, participant }: { coach: Coach; participant: Participant },
  plan: Pick<MentoringSession, 'topic' | 'at' | 'place'>,
  { side, act, now }: Doing,
): Promise<Planned> {
  const id = `m-${parts.secrets.fingerprint(act).slice(0, 18)}`;
  const known = await parts.sessions.find(id);
  if (known) return { outcome: 'planned', session: known };
  const minutes = usualMinutes;
  const verdict = judgeTime({ at: plan.at, minutes, by: side }, coach, now, parts.timeZone);
  if (verdict !== 'fine') return { outcome: verdict };
  const made: MentoringSession = {
    ...{ id, participantId: participant.id, coachId: coach.id, ...plan },
    ...{ durationMinutes: minutes, state: 'proposed', proposedBy: side, version: 1 },
    ...{ createdAt: now, proposedAt: now, lastAct: act },
  };
  const refusal = await takeTime(parts, made, side, now);
  if (refusal) return { outcome: refusal };
  const session = await parts.sessions.create(made);
  await parts.agenda.changed({ of: 'mentoring', id });
  return { outcome: 'planned', session };
}

/** Another time for a meeting: the other side is asked about it. */
export async function moveMeeting(
  parts: MentoringParts,
  pair: Pair,
  session: MentoringSession,
  at: Date,
  { side, act, now }: Doing,
): Promise<Planned | { outcome: 'void' }> {
  if (session.lastAct === act) return settleMove(parts, session);
  if (!mayAct(session, side, 'move', now)) return { outcome: 'void' };
  const plan = { at, minutes: session.durationMinutes, by: side };
  const verdict = judgeTime(plan, pair.coach, now, parts.timeZone);
  if (verdict !== 'fine') return { outcome: verdict };
  const refusal = await takeTime(parts, { ...session, at }, side, now);
  if (refusal) return { outcome: refusal };
  const changed = await parts.sessions.change(session, {
    ...{ at, state: 'proposed', proposedBy: side, proposedAt: now },
    ...{ confirmedAt: undefined, lastAct: act },
  });
  if (changed) return settleMove(parts, changed);
  // Somebody changed it meanwhile: the new time is given back, unless it is the old one.
  if (at.getTime() !== session.at.getTime()) await freeTime(parts, session, { only: at });
  return { outcome: 'void' };
}

/** What follows a move that was written: the old time is given back. Twice is once. */
async function settleMove(parts: MentoringParts, session: MentoringSession): Promise<Planned> {
  await freeTime(parts, session, { keep: session.at });
  await parts.agenda.changed({ of: 'mentoring', id: session.id });
  return { outcome: 'planned', session };
}

/** What is written when somebody does something with a meeting, and what becomes of its time. */
interface Effect {
  act: Exclude<Act, 'move'>;
  changes: SessionChanges;
  /** Nobody is taken by it any more. */
  frees?: boolean;
  /** What the other side is told, if anything. */
  tells?: string;
  /** What the text for the other side may use besides. */
  values?: Vars;
}

/** Does something with a meeting, once a message, if it is still as the person saw it. */
export async function changeMeeting(
  parts: MentoringParts,
  pair: Pair,
  session: MentoringSession,
  { act: kind, changes, frees, tells, values }: Effect,
  { side, act, now }: Doing,
): Promise<Changed> {
  let changed: MentoringSession | undefined = session;
  if (session.lastAct !== act) {
    if (!mayAct(session, side, kind, now)) return { outcome: 'void' };
    changed = await parts.sessions.change(session, { ...changes, lastAct: act });
    if (!changed) return { outcome: 'void' };
  }
  if (frees) await freeTime(parts, session);
  await parts.agenda.changed({ of: 'mentoring', id: session.id });
  if (tells) {
    const told = { session: changed, what: tells, ...(values && { values }) };
    await tellSide(parts, pair, otherSide(side), told);
  }
  return { outcome: 'changed', session: changed };
}

/** Takes the time in both calendars; says whose is not free: `taken` the other side's, `busy` their own. */
async function takeTime(
  { calendars }: MentoringParts,
  session: MentoringSession,
  side: Side,
  now: Date,
): Promise<'taken' | 'busy' | undefined> {
  const slot = { session: session.id, from: session.at, to: endOf(session) };
  const coach = `coach:${session.coachId}` as const;
  if (!(await calendars.take(coach, slot, now))) return side === 'coach' ? 'busy' : 'taken';
  if (await calendars.take(`participant:${session.participantId}`, slot, now)) return undefined;
  await calendars.free(coach, session.id, { only: session.at });
  return side === 'coach' ? 'taken' : 'busy';
}

async function freeTime(
  { calendars }: MentoringParts,
  { id, coachId, participantId }: MentoringSession,
  which?: { keep: Date } | { only: Date },
): Promise<void> {
  await calendars.free(`coach:${coachId}`, id, which);
  await calendars.free(`participant:${participantId}`, id, which);
}
