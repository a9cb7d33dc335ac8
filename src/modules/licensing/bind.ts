import type { Actions } from '../../engine/actions.js';
import { licensingActions } from './actions.js';
import type { LicensingParts } from './parts.js';
import { contactStore } from '../people/store/contacts.js';
import { factStore } from '../facts/store.js';
import { licenceAnswerStore, permitStore } from './store.js';
import { participantStore } from '../people/store/participants.js';
import type { ActionSurroundings } from '../../app/build-actions.js';
import { buildSteps } from '../people/keep-steps.js';

/** What flows may `do` of this part, on the real store. */
export const buildLicensingActions = (around: ActionSurroundings): Actions =>
  licensingActions(licensingParts(around));

/** Licensing on the real store: for flows, and for those who look at permits. */
export function licensingParts(
  around: Pick<ActionSurroundings, 'database' | 'words' | 'files' | 'agenda' | 'notifyByDay'>,
): LicensingParts {
  const { database, words, files, agenda, notifyByDay: notify } = around;
  return {
    participants: participantStore(database),
    contacts: contactStore(database),
    permits: permitStore(database),
    answers: licenceAnswerStore(database),
    facts: factStore(database),
    steps: buildSteps(around),
    say: (locale, key, values) => words.say(locale, key, values),
    ...{ files, agenda, notify },
  };
}
