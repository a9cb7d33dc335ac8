import type { ActionDefinitions } from '../../engine/actions.js';
import { record, undo } from './entry-actions.js';
import { fileForm, formMonths, openForm } from './form-actions.js';
import {
  editEntry,
  entries,
  entryMonths,
  openBook,
  openMonth,
  removeEntry,
  showEntry,
} from './list-actions.js';
import type { BookkeepingParts } from './parts.js';
import { document, overview, report, reportMonths } from './report-actions.js';

export type { BookkeepingParts } from './parts.js';

/** What flows may `do` of the cash book and the monthly reports. */
export const bookkeepingActions: ActionDefinitions<BookkeepingParts> = {
  'bookkeeping.overview': overview,
  'bookkeeping.record': record,
  'bookkeeping.undo': undo,
  'bookkeeping.openBook': openBook,
  'bookkeeping.entryMonths': entryMonths,
  'bookkeeping.openMonth': openMonth,
  'bookkeeping.entries': entries,
  'bookkeeping.showEntry': showEntry,
  'bookkeeping.editEntry': editEntry,
  'bookkeeping.removeEntry': removeEntry,
  'bookkeeping.formMonths': formMonths,
  'bookkeeping.openForm': openForm,
  'bookkeeping.fileForm': fileForm,
  'bookkeeping.report': report,
  'bookkeeping.reportMonths': reportMonths,
  'bookkeeping.document': document,
};
