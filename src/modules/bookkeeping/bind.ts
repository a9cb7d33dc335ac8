import type { Actions } from '../../engine/actions.js';
import { reportDocuments } from './documents/ledger-report.js';
import { readLedgerEntry } from '../../language/ledger.js';
import { bookkeepingActions } from './actions.js';
import { ledgerStore, reportStore } from './store.js';
import { contactStore } from '../people/store/contacts.js';
import { participantStore } from '../people/store/participants.js';
import type { ActionSurroundings } from '../../app/build-actions.js';
import { buildSteps } from '../people/keep-steps.js';

/** What flows may `do` of this part, on the real store. */
export function buildBookkeepingActions(around: ActionSurroundings): Actions {
  const { database, words, timeZone } = around;
  const say = (locale: string, key: string, values?: Record<string, unknown>) =>
    words.say(locale, `ledger:${key}`, values);
  return bookkeepingActions({
    participants: participantStore(database),
    contacts: contactStore(database),
    ledger: ledgerStore(database),
    reports: reportStore(database),
    steps: buildSteps(around),
    agenda: around.agenda,
    files: around.files,
    documents: reportDocuments(say),
    readLedger(text, now) {
      const reading = readLedgerEntry(text, { now, timeZone });
      return reading.outcome === 'value' ? reading.value : undefined;
    },
    say,
    timeZone,
  });
}
