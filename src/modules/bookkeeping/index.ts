import { defineModule } from '../module.js';
import { bookkeepingActions } from './actions.js';
import { bindBookkeeping } from './bind.js';

/** P6: the cash book and the reports of the months. */
export const bookkeeping = defineModule({
  name: 'bookkeeping',
  actions: bookkeepingActions,
  bind: bindBookkeeping,
});
