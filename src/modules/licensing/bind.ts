import type { Platform } from '../../ports/platform.js';
import { factStore } from '../facts/store.js';
import { keepSteps } from '../people/keep-steps.js';
import { contactStore } from '../people/store/contacts.js';
import { participantStore } from '../people/store/participants.js';
import type { LicensingParts } from './parts.js';
import { licenceAnswerStore, permitStore } from './store.js';

/** Permits, on the real store: for flows, and for those who look at them. */
export function bindLicensing(platform: Platform): LicensingParts {
  const { database, words, files, agenda, tell } = platform;
  return {
    participants: participantStore(database),
    contacts: contactStore(database),
    permits: permitStore(database),
    answers: licenceAnswerStore(database),
    facts: factStore(database),
    steps: keepSteps(platform),
    say: (locale, key, values) => words.say(locale, key, values),
    files,
    agenda,
    tellByDay: tell.byDay,
  };
}
