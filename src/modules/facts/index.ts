import { defineModule } from '../module.js';
import { buildFactPages } from './pages/build-pages.js';
import { factsCollections } from './schema.js';

/** Rates, fees and deadlines, each with its source and the day from which it holds. */
export const facts = defineModule({
  name: 'facts',
  collections: factsCollections,
  pages: [
    {
      entries: [{ id: 'facts', path: '/facts', roles: ['admin'], place: 100 }],
      room: (_parts, platform) => buildFactPages(platform),
    },
  ],
  bind: () => ({}),
});
