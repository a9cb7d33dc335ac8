import { readLedgerEntry } from '../../language/ledger.js';
import type { Platform } from '../../ports/platform.js';
import { keepSteps } from '../people/keep-steps.js';
import { contactStore } from '../people/store/contacts.js';
import { participantStore } from '../people/store/participants.js';
import { reportDocuments } from './documents/ledger-report.js';
import type { BookkeepingParts } from './parts.js';
import { ledgerStore, reportStore } from './store.js';

/** The cash book, on the real store. */
export function bindBookkeeping(platform: Platform): BookkeepingParts {
  const { database, words, agenda, files, timeZone } = platform;
  const say = (locale: string, key: string, values?: Record<string, unknown>) =>
    words.say(locale, `ledger:${key}`, values);
  return {
    participants: participantStore(database),
    contacts: contactStore(database),
    ledger: ledgerStore(database),
    reports: reportStore(database),
    steps: keepSteps(platform),
    agenda,
    files,
    documents: reportDocuments(say),
    readLedger(text, now) {
      const reading = readLedgerEntry(text, { now, timeZone });
      return reading.outcome === 'value' ? reading.value : undefined;
    },
    say,
    timeZone,
  };
}
