import { endOf, type MentoringSession, type Side } from './session.js';

/** What the two can do with a session. */
export const acts = [
  'confirm',
  'decline',
  'move',
  'cancel',
  'record',
  'report',
  'agree',
  'rate',
] as const;
export type Act = (typeof acts)[number];

/** Nobody is reported missing before they are this late. */
export const graceMs = 15 * 60_000;

/** A result can be written this long before the planned end: meetings are shorter than planned, too. */
const earlyMs = 60 * 60_000;

/**
 * Whether somebody may do something with a session as it is now: the other side of a proposal confirms or declines
 * it, either side moves or cancels what is to come, the coach records what was, either side reports that the other
 * did not come, the participant agrees with the result and rates it.
 */
export function mayAct(
  session: Pick<
    MentoringSession,
    'state' | 'proposedBy' | 'at' | 'durationMinutes' | 'result' | 'rating'
  >,
  side: Side,
  act: Act,
  now: Date,
): boolean {
  const { state, at } = session;
  const ahead = now < at;
  switch (act) {
    case 'confirm':
      return state === 'proposed' && session.proposedBy !== side && ahead;
    case 'decline':
      return state === 'proposed' && session.proposedBy !== side;
    case 'move':
    case 'cancel':
      return state === 'proposed' || (state === 'confirmed' && ahead);
    case 'record':
      return (
        side === 'coach' &&
        (state === 'confirmed' || state === 'no_show') &&
        now.getTime() >= endOf(session).getTime() - earlyMs
      );
    case 'report':
      return state === 'confirmed' && now.getTime() >= at.getTime() + graceMs;
    case 'agree':
      return side === 'participant' && state === 'done' && session.result?.confirmed === undefined;
    case 'rate':
      return side === 'participant' && state === 'done' && session.rating === undefined;
  }
}
