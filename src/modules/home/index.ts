import { defineModule } from '../module.js';
import { homeActions } from './actions.js';
import { bindHome } from './bind.js';

/** Where a conversation is at home: the one best next thing, and how somebody stands. */
export const home = defineModule({ name: 'home', actions: homeActions, bind: bindHome });
