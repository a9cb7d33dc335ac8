import type { LoanApplication } from './application.js';
import { personFacts } from '../people/facts.js';
import type { Participant } from '../people/participant.js';
import { after, dayMs, type Planner } from '../../delivery/reminders/wanted.js';

/** A loan that a person is after. */
export interface ApplicationMatter {
  application: LoanApplication;
  participant: Participant;
}

/** Days of waiting after which the person is reminded. */
const waitingDays = [7, 21];

/** It waits for papers of the person's: to be handed in at all, or because the bank asked for more. */
export const planApplication: Planner<ApplicationMatter> = ({ application, participant }) => {
  const { id, state, history, createdAt, productName } = application;
  if (state !== 'draft' && state !== 'papers_asked') return [];
  const since = history.findLast((step) => step.state === state)?.at ?? createdAt;
  return waitingDays.map((days) => ({
    kind: 'loan.papers',
    subject: { of: 'application', id },
    recipient: { of: 'participant', id: participant.id },
    participantId: participant.id,
    offset: String(days),
    at: after(since, days * dayMs),
    usefulUntil: after(since, (days + 10) * dayMs),
    since,
    occasion: `${state} ${since.toISOString()}`,
    person: personFacts(participant),
    values: () => ({ productName }),
  }));
};
