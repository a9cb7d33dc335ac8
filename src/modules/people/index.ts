import { defineModule } from '../module.js';
import { peopleActions } from './actions.js';
import { bindPeople } from './bind.js';

/** Participants with their steps, contacts, identity and consent. */
export const people = defineModule({ name: 'people', actions: peopleActions, bind: bindPeople });
