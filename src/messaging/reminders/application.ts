import { personFacts } from '../../programme/participants/facts.js';
import type { Participant } from '../../programme/participants/participant.js';
import { after, dayMs, type Planner } from './wanted.js';

/** A loan that a person is after, as far as reminders care. */
export interface ApplicationMatter {
  id: string;
  participant: Participant;
  /** Papers that are still missing. */
  missing: string[];
  /** When it came to wait for them. */
  since: Date;
}

/** Days of waiting after which the person is reminded. */
const waitingDays = [7, 21];

/** It waits for papers. */
export const planApplication: Planner<ApplicationMatter> = (matter) => {
  const { id, participant, missing, since } = matter;
  if (missing.length === 0) return [];
  return waitingDays.map((days) => ({
    kind: 'loan.papers',
    subject: { of: 'application', id },
    recipient: { of: 'participant', id: participant.id },
    participantId: participant.id,
    offset: String(days),
    at: after(since, days * dayMs),
    usefulUntil: after(since, (days + 10) * dayMs),
    since,
    occasion: since.toISOString(),
    person: personFacts(participant),
    values: () => ({ count: missing.length }),
  }));
};
