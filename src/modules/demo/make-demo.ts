import type { Secrets } from '../../ports/secrets.js';
import { demoBooks } from '../bookkeeping/demo/demo-books.js';
import { demoCoaches } from '../coaches/demo/demo-coaches.js';
import { demoContacts } from '../coaches/demo/demo-contacts.js';
import { demoLoans } from '../capital/demo.js';
import { demoMarkets } from '../marketing/demo.js';
import { demoMentoring } from '../mentoring/demo.js';
import { demoPeople } from '../people/demo/demo-people.js';
import { demoPermits } from '../licensing/demo.js';
import { demoTickets } from '../inbox/demo.js';
import { demoTrainings } from '../training/demo/demo-trainings.js';
import { consentTextId } from '../people/demo/plan.js';
import { makeSpread, type Spread } from '../people/demo/spread.js';

export type Demo = ReturnType<typeof makeDemo>;

/**
 * A believable programme of people who do not exist: the same for the same moment. Nobody in it has an account on
 * a channel that reaches anybody, so nobody is ever written to.
 */
export function makeDemo(now: Date, secrets: Pick<Secrets, 'seal' | 'fingerprint'>) {
  const people = demoPeople(now, spreadOf('people'), secrets);
  const participants = people.map(({ participant }) => participant);
  // First what changes participants: their trainings, their coaches.
  const classes = demoTrainings(participants, { now, spread: spreadOf('trainings'), secrets });
  const coaches = demoCoaches(participants, now);
  return {
    ...classes,
    coaches,
    ...demoContacts(participants, coaches, now, spreadOf('contacts')),
    ...demoMentoring(participants, now, spreadOf('mentoring')),
    permits: demoPermits(participants, now, spreadOf('permits')),
    ...demoMarkets(participants, now, spreadOf('markets'), secrets),
    ...demoBooks(participants, now, spreadOf('books')),
    loanApplications: demoLoans(participants, now, spreadOf('loans')),
    ...demoTickets(participants, now, spreadOf('tickets')),
    texts: [consentText],
    identities: people.map(({ identity: id, participant }) => ({
      ...{ id, participantId: participant.id },
    })),
    participants,
  };
}

/** Each part has its own, so that one that changes leaves the others as they are. */
export function spreadOf(part: string): Spread {
  const letters = Buffer.from(part).reduce((sum, letter) => sum * 31 + letter, 0);
  return makeSpread(2017 + (letters % 1_000_003));
}

const consentText = {
  id: consentTextId,
  locale: 'id',
  text: 'Contoh: orang ini tidak ada, dan tidak ada yang menyetujui apa pun.',
};
