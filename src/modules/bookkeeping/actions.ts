import type { Actions } from '../../engine/actions.js';
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
export function bookkeepingActions(parts: BookkeepingParts): Actions {
  return {
    'bookkeeping.overview': overview(parts),
    'bookkeeping.record': record(parts),
    'bookkeeping.undo': undo(parts),
    'bookkeeping.openBook': openBook(parts),
    'bookkeeping.entryMonths': entryMonths(parts),
    'bookkeeping.openMonth': openMonth(parts),
    'bookkeeping.entries': entries(parts),
    'bookkeeping.showEntry': showEntry(parts),
    'bookkeeping.editEntry': editEntry(parts),
    'bookkeeping.removeEntry': removeEntry(parts),
    'bookkeeping.formMonths': formMonths(parts),
    'bookkeeping.openForm': openForm(parts),
    'bookkeeping.fileForm': fileForm(parts),
    'bookkeeping.report': report(parts),
    'bookkeeping.reportMonths': reportMonths(parts),
    'bookkeeping.document': document(parts),
  };
}
