import type {
  ActionCall,
  ActionDefinition,
  ActionDefinitions,
  ActionResult,
} from '../../engine/actions.js';
import { ensureCoach } from './coach/assign-coach.js';
import { isAway } from '../coaches/choose-coach.js';
import type { Coach } from '../coaches/coach.js';
import type { Vars } from '../../engine/types.js';
import type { Participant } from '../people/participant.js';
import { ownSession, pairOf } from './hold.js';
import { nextThing, thingOf } from './next-thing.js';
import type { MentoringParts } from './parts.js';
import { sessionVars } from './session-vars.js';
import type { MentoringSession, Side } from './session.js';
import type { Pair } from './tell-other.js';
import { calledName } from './who.js';
import { strangerFacts } from '../people/facts.js';
import { participantOf } from '../people/participant-of.js';

/** Where the participant stands: the one thing that comes first. A coach is given if there is none. */
const open: ActionDefinition<MentoringParts> = {
  outcomes: ['session', 'missed', 'none', 'no_coach', 'guest'],
  async run(parts, call) {
    const participant = await participantOf(parts, call.contact.id);
    if (!participant) return { outcome: 'guest', person: strangerFacts };
    const coach = await ensureCoach(parts, participant, call.now);
    if (!coach) return noCoach(parts, call, participant);
    const all = await parts.sessions.ofParticipant(participant.id);
    // Of a coach of before only what is to be agreed with still counts.
    const sessions = all.filter((one) => one.coachId === coach.id || one.state === 'done');
    const { thing, session } = nextThing(sessions, 'participant', call.now);
    const set = { ...coachVars(parts, call, coach), ...(session && { sessionId: session.id }) };
    if (thing === 'none') return { outcome: 'none', set };
    if (thing !== 'missed' || !session) return { outcome: 'session', set };
    return { outcome: 'missed', set: { ...set, ...sessionVars(parts, session, call.locale) } };
  },
};

/** The office looks for one; it is told once. */
async function noCoach(
  { openTicket, say }: MentoringParts,
  { contact, now }: ActionCall,
  { id, kecamatan }: Participant,
): Promise<ActionResult> {
  await openTicket({
    id: `no-coach:${id}`,
    contactId: contact.id,
    participantId: id,
    kind: 'asked',
    text: say('id', 'mentoring-lines:ticket.no_coach', { kecamatan: kecamatan.name }),
    at: now,
  });
  return { outcome: 'no_coach', set: { kecamatanName: kecamatan.name } };
}

/** The coach, for texts; and which coach it was, for the question that is about another one. */
export const coachVars = (
  parts: Pick<MentoringParts, 'say'>,
  { locale, now }: Pick<ActionCall, 'locale' | 'now'>,
  coach: Coach,
): Vars => ({
  coachId: coach.id,
  coachName: calledName(parts, locale, coach),
  awayLine:
    isAway(coach, now) && coach.pausedUntil
      ? `\n${parts.say(locale, 'mentoring-lines:away', {
          who: calledName(parts, locale, coach),
          until: coach.pausedUntil.toISOString(),
        })}`
      : '',
});

/** Things that a session can be opened for; anything else is over. */
const openings = ['answer', 'result', 'past', 'upcoming', 'pending', 'over', 'gone'] as const;

/**
 * Opens the session that the conversation is about, as it is now: a question about it may be older than what
 * became of it. `gone`: it is not this person's, or there is none.
 */
export const loadSession = (side: Side): ActionDefinition<MentoringParts> => ({
  outcomes: openings,
  async run(parts, call) {
    const session = await ownSession(parts, call, side);
    const pair = session && (await pairOf(parts, session));
    if (!pair) return { outcome: 'gone' };
    const other = side === 'coach' ? pair.participant : pair.coach;
    const set: Vars = {
      ...sessionVars(parts, session, call.locale),
      ...(side === 'participant' && coachVars(parts, call, pair.coach)),
      who: calledName(parts, call.locale, other),
      ...resultVars(parts, session, call.locale),
    };
    const outcome = thingOf(session, side, call.now);
    if (outcome === 'upcoming' && side === 'coach')
      Object.assign(set, callVars(parts, pair, session, call));
    if (outcome) return { outcome, set };
    return { outcome: 'over', set: { ...set, overLine: overLine(parts, session, call) } };
  },
});

/** Of an agreed call the coach sees the number, which is masked to them elsewhere. */
const callVars = (
  { say }: MentoringParts,
  { participant: { phone } }: Pair,
  { place }: MentoringSession,
  { locale }: ActionCall,
): Vars =>
  place.kind === 'call' ? { where: say(locale, 'mentoring-lines:place.call_to', { phone }) } : {};

function resultVars({ say }: MentoringParts, { result }: MentoringSession, locale: string): Vars {
  if (!result) return {};
  const practised = result.practised ? 'yes' : 'no';
  return {
    resultDone: result.done,
    resultNext: result.next,
    resultPractised: say(locale, `mentoring-lines:practised.${practised}`),
  };
}

/** Why a session is not open any more. */
function overLine({ say }: MentoringParts, session: MentoringSession, { locale }: ActionCall) {
  const { state } = session;
  return say(locale, `mentoring-lines:over.${state === 'proposed' ? 'expired' : state}`);
}

/** Sessions shown in a history. */
const shown = 5;

const history: ActionDefinition<MentoringParts> = {
  outcomes: ['some', 'none'],
  async run(parts, call) {
    const participant = await participantOf(parts, call.contact.id);
    const sessions = participant ? await parts.sessions.ofParticipant(participant.id) : [];
    if (sessions.length === 0) return { outcome: 'none' };
    const lines = sessions.slice(0, shown).map((session) =>
      parts.say(call.locale, 'mentoring-lines:line.history', {
        ...sessionVars(parts, session, call.locale),
        state: parts.say(call.locale, `mentoring-lines:state.${session.state}`),
      }),
    );
    return { outcome: 'some', set: { historyLines: lines.join('\n') } };
  },
};

export const openActions: ActionDefinitions<MentoringParts> = {
  'mentoring.open': open,
  'mentoring.load': loadSession('participant'),
  'mentoring.history': history,
};
