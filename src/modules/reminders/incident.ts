import type { Incident } from './alerts/incident.js';
import { clockOf, dayWord } from '../../delivery/reminders/local-time.js';
import {
  after,
  dayMs,
  type PlanContext,
  type Planner,
  type Wanted,
} from '../../delivery/reminders/wanted.js';

/** A trouble that the admins are told of. */
export interface IncidentMatter {
  incident: Incident;
  /** Admins with a chat, by their addresses on the dashboard. */
  admins: string[];
  /** Whom of them it was told that it began. */
  told: string[];
}

/** One alert to each admin while it lasts, and one at its end to whoever got the first. */
export const planIncident: Planner<IncidentMatter> = ({ incident, admins, told }, context) => {
  const { openedAt, overAt } = incident;
  const begun = overAt ? [] : admins.map((email) => alertTo(email, incident, openedAt, context));
  // What was sent stays as it is; what ended before the day came is not told at all.
  const over = overAt ? told.map((email) => alertTo(email, incident, overAt, context)) : [];
  return [...begun, ...over];
};

function alertTo(email: string, incident: Incident, at: Date, context: PlanContext): Wanted {
  const { id, kind, since, overAt, count, total } = incident;
  const { timeZone, say } = context;
  return {
    kind: overAt ? 'alert.over' : `alert.${kind}`,
    subject: { of: 'incident', id },
    recipient: { of: 'admin', id: email },
    at,
    since: at,
    usefulUntil: after(at, dayMs),
    occasion: at.toISOString(),
    person: {},
    values: (locale) => ({
      what: say(locale, `reminders:alert.what.${kind}`),
      dayWord: dayWord(since, context, locale),
      clock: clockOf(since, timeZone),
      ...(count !== undefined && { count, total: total ?? count }),
    }),
  };
}
