import type { Secrets } from '../secrets.js';
import {
  demoApplications,
  demoCoaches,
  demoPermits,
  demoReports,
  demoSessions,
  demoShops,
} from './demo-steps.js';
import { demoPerson } from './demo-people.js';
import { demoTrainings } from './demo-trainings.js';
import { people } from './plan.js';
import { makeSpread } from './spread.js';

/** Documents by collection, each with its `id`. */
export type Demo = Record<string, { id: string }[]>;

/**
 * A believable programme of people who do not exist: the same for the same moment. Nobody in it has an account on
 * a channel, so nobody is ever written to.
 */
export function makeDemo(now: Date, secrets: Pick<Secrets, 'seal' | 'fingerprint'>): Demo {
  const spread = makeSpread(2017);
  const everybody = Array.from({ length: people }, (_, n) => demoPerson(n, now, spread, secrets));
  const participants = everybody.map(({ participant }) => participant);
  const coaches = demoCoaches(participants);
  const { trainings, enrolments } = demoTrainings(participants, now, spread);
  return {
    participants,
    identities: everybody.map(({ identity, participant }) => ({
      id: identity,
      participantId: participant.id,
    })),
    coaches,
    trainings,
    enrolments,
    mentoringSessions: demoSessions(participants, now, spread),
    permits: demoPermits(participants),
    shops: demoShops(participants, spread),
    monthlyReports: demoReports(participants, now, spread),
    loanApplications: demoApplications(participants),
  };
}
