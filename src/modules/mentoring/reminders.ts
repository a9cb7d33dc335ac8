import type { Vars } from '../../engine/types.js';
import type { Coach } from '../coaches/coach.js';
import { endOf, otherSide, type MentoringSession, type Side } from './session.js';
import { personFacts } from '../people/facts.js';
import type { Participant } from '../people/participant.js';
import {
  clockOf,
  daysBefore,
  dayWord,
  soonWord,
  zoneName,
} from '../../delivery/reminders/local-time.js';
import {
  after,
  before,
  dayMs,
  hourMs,
  minuteMs,
  type PlanContext,
  type Planner,
  type Wanted,
} from '../../delivery/reminders/wanted.js';

/** A meeting and the two who meet. */
export interface MentoringMatter {
  session: MentoringSession;
  participant: Participant;
  coach: Coach;
}

/** Around a meeting, for both sides. */
export const planMentoring: Planner<MentoringMatter> = (matter, context) => {
  switch (matter.session.state) {
    case 'proposed':
      return proposed(matter, context);
    case 'confirmed':
      return confirmed(matter, context);
    case 'done':
      return written(matter, context);
    default:
      return [];
  }
};

const flowOf = (side: Side): string => (side === 'coach' ? 'coach' : 'mentoring');

/** Asked at once, and once more after a day. */
function proposed(matter: MentoringMatter, context: PlanContext): Wanted[] {
  const { session } = matter;
  const side = otherSide(session.proposedBy);
  const common = {
    ...commonOf(matter, side, context),
    usefulUntil: session.at,
    question: { flow: flowOf(side), node: 'answer_proposal', vars: { sessionId: session.id } },
  };
  return [
    { ...common, kind: 'mentoring.proposed', at: session.proposedAt },
    { ...common, kind: 'mentoring.unanswered', at: after(session.proposedAt, dayMs) },
  ];
}

/** The day and the hour before, to both; after it, to the coach until the result is written. */
function confirmed(matter: MentoringMatter, context: PlanContext): Wanted[] {
  const { session } = matter;
  const both = (['participant', 'coach'] as const).flatMap((side): Wanted[] => {
    const common = commonOf(matter, side, context);
    return [
      {
        ...common,
        kind: 'mentoring.day-before',
        at: daysBefore(session.at, 1, context.timeZone),
        usefulUntil: before(session.at, 2 * hourMs),
      },
      {
        ...common,
        kind: 'mentoring.hour-before',
        at: before(session.at, hourMs),
        usefulUntil: before(session.at, 5 * minuteMs),
      },
    ];
  });
  const end = endOf(session);
  const result = [3 * hourMs, 2 * dayMs, 7 * dayMs].map((ms, index): Wanted => ({
    ...commonOf(matter, 'coach', context),
    kind: 'mentoring.result',
    offset: String(index + 1),
    at: after(end, ms),
    usefulUntil: after(end, ms + 5 * dayMs),
    question: { flow: 'coach', node: 'write_result', vars: { sessionId: session.id } },
  }));
  return [...both, ...result];
}

/** The participant is asked whether the result is right, and once more after some days. */
function written(matter: MentoringMatter, context: PlanContext): Wanted[] {
  const { id, result } = matter.session;
  if (!result || result.confirmed) return [];
  return [0, 3 * dayMs].map((ms, index): Wanted => ({
    ...commonOf(matter, 'participant', context),
    kind: 'mentoring.written',
    offset: String(index + 1),
    at: after(result.at, ms),
    since: result.at,
    usefulUntil: after(result.at, ms + 5 * dayMs),
    question: { flow: 'mentoring', node: 'confirm_result', vars: { sessionId: id } },
  }));
}

function commonOf(
  { session, participant, coach }: MentoringMatter,
  side: Side,
  context: PlanContext,
): Omit<Wanted, 'kind' | 'at' | 'usefulUntil'> {
  const other = side === 'coach' ? participant : coach;
  return {
    subject: { of: 'mentoring', id: session.id },
    recipient:
      side === 'coach' ? { of: 'coach', id: coach.id } : { of: 'participant', id: participant.id },
    participantId: participant.id,
    since: session.confirmedAt ?? session.proposedAt,
    occasion: `${session.at.toISOString()} ${session.proposedAt.toISOString()}`,
    person:
      side === 'coach'
        ? { name: coach.name, salutation: coach.salutation }
        : personFacts(participant),
    values: (locale: string): Vars => ({
      who: `${context.say(locale, `common:sapa.${other.salutation}`)} ${other.name}`,
      topic: session.topic,
      at: session.at.toISOString(),
      dayWord: dayWord(session.at, context, locale),
      soon: soonWord(session.at, context, locale),
      clock: `${clockOf(session.at, context.timeZone)} ${zoneName(context.timeZone)}`,
      where: placeOf(session, locale, context),
    }),
  };
}

function placeOf({ place }: MentoringSession, locale: string, { say }: PlanContext): string {
  const kind = say(locale, `mentoring-lines:place.${place.kind}`);
  return place.text ? `${kind} (${place.text})` : kind;
}
