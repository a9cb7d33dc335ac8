import type { Actions } from '../../engine/actions.js';
import { applicationPack } from './documents/application-pack.js';
import { capitalActions } from './actions.js';
import { applicationStore } from './store.js';
import { contactStore } from '../people/store/contacts.js';
import { factStore } from '../facts/store.js';
import { officeStore } from '../../store/office.js';
import { participantStore } from '../people/store/participants.js';
import type { ActionSurroundings } from '../../app/build-actions.js';
import { buildSteps } from '../people/keep-steps.js';
import { createReadRecord } from './read-record.js';

/** What flows may `do` of this part, on the real store. */
export function buildCapitalActions(around: ActionSurroundings): Actions {
  const { database, words, timeZone } = around;
  const say = (locale: string, key: string, values?: object) =>
    words.say(locale, key, { ...values });
  const office = officeStore(database);
  return capitalActions({
    participants: participantStore(database),
    contacts: contactStore(database),
    applications: applicationStore(database),
    facts: factStore(database),
    record: createReadRecord(database),
    steps: buildSteps(around),
    agenda: around.agenda,
    files: around.files,
    makePack: applicationPack(say, (locale, category) =>
      words.find(locale, `registration:category.choices.${category}`),
    ),
    openTicket: (ticket) => office.open(ticket),
    say,
    timeZone,
  });
}
