import type { Agenda } from '../../ports/agenda.js';
import type { FileStore } from '../../ports/files.js';
import type { ContactRecords } from '../../ports/contact.js';
import type { ParticipantStore } from '../people/ports.js';
import type { StepStore } from '../people/mark-step.js';
import type { LedgerEntry, ReadLedger } from './said.js';
import type { LedgerStore, ReportDocuments, ReportStore } from './ports.js';

/** What the actions of this step are built from. */
export interface BookkeepingParts {
  participants: ParticipantStore;
  contacts: ContactRecords;
  ledger: LedgerStore;
  reports: ReportStore;
  steps: StepStore;
  agenda: Agenda;
  files: Pick<FileStore, 'keep'>;
  documents: ReportDocuments;
  /** Reads a message as entries. */
  readLedger: ReadLedger;
  /** Words of `locales/<locale>/ledger.json`. */
  say: (locale: string, key: string, values?: Record<string, unknown>) => string;
  timeZone: string;
}

export type { LedgerEntry };
