import type { Platform } from '../../ports/platform.js';
import { officeStore } from '../../store/office.js';
import { factStore } from '../facts/store.js';
import { keepSteps } from '../people/keep-steps.js';
import { contactStore } from '../people/store/contacts.js';
import { participantStore } from '../people/store/participants.js';
import { applicationPack } from './documents/application-pack.js';
import type { CapitalParts } from './parts.js';
import { createReadRecord } from './read-record.js';
import { applicationStore } from './store.js';

/** Readiness and applications for capital, on the real store. */
export function bindCapital(platform: Platform): CapitalParts {
  const { database, words, agenda, files, timeZone } = platform;
  const say = (locale: string, key: string, values?: object) =>
    words.say(locale, key, { ...values });
  const office = officeStore(database);
  return {
    participants: participantStore(database),
    contacts: contactStore(database),
    applications: applicationStore(database),
    facts: factStore(database),
    record: createReadRecord(database),
    steps: keepSteps(platform),
    agenda,
    files,
    makePack: applicationPack(say, (locale, category) =>
      words.find(locale, `registration:category.choices.${category}`),
    ),
    openTicket: (ticket) => office.open(ticket),
    say,
    timeZone,
  };
}
