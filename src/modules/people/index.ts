import { defineModule } from '../module.js';
import { peopleActions } from './actions.js';
import { bindPeople } from './bind.js';
import { participantsExport } from './exports.js';
import { peopleCollections } from './schema.js';

/** Participants with their steps, contacts, identity and consent. */
export const people = defineModule({
  name: 'people',
  collections: peopleCollections,
  actions: peopleActions,
  exports: [participantsExport],
  bind: bindPeople,
});
