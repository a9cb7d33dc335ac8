import { defineModule } from '../module.js';
import { bookkeepingActions } from './actions.js';
import { bindBookkeeping } from './bind.js';
import { financeExport } from './exports.js';
import { bookkeepingCollections } from './schema.js';

/** P6: the cash book and the reports of the months. */
export const bookkeeping = defineModule({
  name: 'bookkeeping',
  collections: bookkeepingCollections,
  actions: bookkeepingActions,
  exports: [financeExport],
  bind: bindBookkeeping,
});
