import { monthName, shiftMonth } from '../bookkeeping/month.js';
import { personFacts } from './facts.js';
import { steps, type Participant, type Step } from './participant.js';
import { localDay, momentOf } from '../../delivery/policy/calendar.js';
import { zoneOf } from '../../delivery/policy/zones.js';
import {
  after,
  dayMs,
  type PlanContext,
  type Planner,
  type Wanted,
} from '../../delivery/reminders/wanted.js';

/** A person and the months that they reported. */
export interface ParticipantMatter {
  participant: Participant;
  /** `YYYY-MM`. */
  reported: string[];
}

export const planParticipant: Planner<ParticipantMatter> = (matter, context) => [
  ...planBookkeeping(matter, context),
  ...planStuck(matter, context),
];

/** A month counts as late after the tenth of the next one: asked on the first, and once more on the eighth. */
const bookkeepingDays = [1, 8];

/** Once a month to those who keep a cash book, until the month is reported. */
export const planBookkeeping: Planner<ParticipantMatter> = ({ participant, reported }, context) => {
  if (!['running', 'done'].includes(participant.steps.P6?.state ?? 'open')) return [];
  const zone = zoneOf(context.timeZone);
  const current = new Date(localDay(context.now, zone) * dayMs).toISOString().slice(0, 7);
  return [shiftMonth(current, -1), current]
    .filter((month) => !reported.includes(month))
    .flatMap((month) => bookkeepingDays.map((day) => monthly(participant, month, day, context)));
};

function monthly(
  participant: Participant,
  month: string,
  day: number,
  { timeZone }: PlanContext,
): Wanted {
  const zone = zoneOf(timeZone);
  const first = Date.parse(`${shiftMonth(month, 1)}-01T00:00:00Z`) / dayMs;
  const at = momentOf(first + day - 1, 10 * 60, zone);
  return {
    kind: 'bookkeeping.month',
    subject: { of: 'participant', id: participant.id },
    recipient: { of: 'participant', id: participant.id },
    participantId: participant.id,
    offset: `${month}-${day}`,
    at,
    usefulUntil: momentOf(first + (day === 1 ? 7 : 14), 10 * 60, zone),
    since: participant.steps.P6?.at ?? participant.registeredAt,
    occasion: month,
    person: personFacts(participant),
    values: (locale) => ({ month: monthName(month, locale) }),
    question: { flow: 'bookkeeping', node: 'form', vars: { month } },
  };
}

/** Days without movement after which somebody is asked whether they are stuck. */
const stuckDays = 30;

/** A step that was begun long ago and is not finished: one question for all of them, the latest step. */
export const planStuck: Planner<ParticipantMatter> = ({ participant }, { say }) => {
  const running = steps
    .filter((step) => step !== 'P6' && participant.steps[step]?.state === 'running')
    .map((step): [Step, Date] => [step, participant.steps[step]?.at ?? participant.registeredAt]);
  const latest = running.sort(([, a], [, b]) => b.getTime() - a.getTime())[0];
  if (!latest) return [];
  const [step, begun] = latest;
  const at = after(begun, stuckDays * dayMs);
  return [
    {
      kind: 'step.stuck',
      subject: { of: 'participant', id: participant.id },
      recipient: { of: 'participant', id: participant.id },
      participantId: participant.id,
      offset: step,
      at,
      usefulUntil: after(at, 14 * dayMs),
      since: begun,
      occasion: begun.toISOString(),
      person: personFacts(participant),
      values: (locale) => ({ stepName: say(locale, `common:step.${step}`), number: step.slice(1) }),
    },
  ];
};
