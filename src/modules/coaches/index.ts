import { defineModule } from '../module.js';
import { coachCollections } from './schema.js';

/** The pendamping: who they are, their places and leave, their invitations. */
export const coaches = defineModule({
  name: 'coaches',
  collections: coachCollections,
  bind: () => ({}),
});
