import { defineModule } from '../module.js';
import { accountActions } from './actions.js';
import { bindAccounts } from './bind.js';

/** Several accounts of one person: linking them, and going on with a conversation on another one. */
export const accounts = defineModule({
  name: 'accounts',
  actions: accountActions,
  bind: bindAccounts,
});
