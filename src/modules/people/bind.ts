import { kelurahanOf } from '../../language/kecamatan.js';
import type { Platform } from '../../ports/platform.js';
import { officeStore } from '../../store/office.js';
import type { PeopleParts } from './actions.js';
import { contactStore } from './store/contacts.js';
import { participantStore } from './store/participants.js';
import { proofStore } from './store/proofs.js';

/** Who somebody is and how they are reached, on the real store. */
export function bindPeople(platform: Platform): PeopleParts {
  const { database, secrets, words, privacyUrl, agenda, tell, newCode, newToken } = platform;
  const office = officeStore(database);
  return {
    participants: participantStore(database),
    contacts: contactStore(database),
    proofs: proofStore(database),
    secrets,
    agenda,
    kelurahanOf: (code) => [...kelurahanOf(code)],
    consentTexts: {
      keep: (locale) =>
        office.keepText(locale, words.say(locale, 'registration:consent.ask', { privacyUrl })),
    },
    forgetMessages: platform.forgetMessages,
    forgetTickets: (contactId) => office.forgetTickets(contactId),
    telegramLink: platform.telegramLink,
    tellNow: tell.now,
    newCode,
    newToken,
  };
}
