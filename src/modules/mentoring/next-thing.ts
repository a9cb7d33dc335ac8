import { graceMs, mayAct } from './may-act.js';
import { otherSide, type MentoringSession, type Side } from './session.js';

export type NextThing =
  /** A result to agree with. */
  | 'result'
  /** The other side's proposal. */
  | 'answer'
  /** It was to have been; nobody said yet whether it was. */
  | 'past'
  | 'upcoming'
  /** An own proposal without an answer. */
  | 'pending'
  /** The last meeting did not come about, and nothing was planned since. */
  | 'missed'
  | 'none';

/** In the order in which they matter, for the participant. */
const order: Exclude<NextThing, 'missed' | 'none'>[] = [
  'answer',
  'result',
  'past',
  'upcoming',
  'pending',
];

/**
 * What is to be done first about the sessions of one participant: of several of a kind the earliest.
 * @param sessions in any order
 */
export function nextThing(
  sessions: readonly MentoringSession[],
  side: Side,
  now: Date,
): { thing: NextThing; session?: MentoringSession } {
  const sorted = [...sessions].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const thing of order) {
    const session = sorted.find((one) => thingOf(one, side, now) === thing);
    if (session) return { thing, session };
  }
  const last = sorted.at(-1);
  return last?.state === 'no_show' ? { thing: 'missed', session: last } : { thing: 'none' };
}

/** What one session asks of one side; undefined when nothing. */
export function thingOf(
  session: MentoringSession,
  side: Side,
  now: Date,
): Exclude<NextThing, 'missed' | 'none'> | undefined {
  const { state, at, proposedBy } = session;
  if (state === 'proposed' && at > now) return proposedBy === side ? 'pending' : 'answer';
  if (state === 'confirmed') return now.getTime() < at.getTime() + graceMs ? 'upcoming' : 'past';
  return mayAct(session, side, 'agree', now) ? 'result' : undefined;
}

/** Still counts on the calendar: proposed or agreed, and not over. */
export const isLive = (session: MentoringSession, now: Date): boolean =>
  (session.state === 'proposed' || session.state === 'confirmed') &&
  session.at.getTime() + session.durationMinutes * 60_000 > now.getTime();

/** How often one of the two did not come, in the sessions of one participant with one coach. */
export const countNoShows = (sessions: readonly MentoringSession[], coachId: string): number =>
  sessions.filter((one) => one.coachId === coachId && one.state === 'no_show').length;

/** The side that is waited for. */
export const waitedFor = ({ proposedBy }: MentoringSession): Side => otherSide(proposedBy);
