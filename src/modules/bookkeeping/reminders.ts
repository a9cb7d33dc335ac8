import {
  dayMs,
  type PlanContext,
  type Planner,
  type Wanted,
} from '../../delivery/reminders/wanted.js';
import { zoneOf } from '../../delivery/policy/zones.js';
import { localDay, momentOf } from '../../delivery/policy/calendar.js';
import type { Participant } from '../people/participant.js';
import { monthName, shiftMonth } from './month.js';
import { personFacts } from '../people/facts.js';

/** Somebody who may keep a cash book, and the months that they reported. */
export interface BookkeepingMatter {
  participant: Participant;
  /** `YYYY-MM`. */
  reported: string[];
}

/** A month counts as late after the tenth of the next one: asked on the first, and once more on the eighth. */
const bookkeepingDays = [1, 8];

/** Once a month to those who keep a cash book, until the month is reported. */
export const planBookkeeping: Planner<BookkeepingMatter> = ({ participant, reported }, context) => {
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
