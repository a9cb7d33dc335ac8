import { defineModule } from '../module.js';
import { capitalActions } from './actions.js';
import { bindCapital } from './bind.js';
import { buildApplicationPages } from './pages/build-pages.js';
import { capitalCollections } from './schema.js';

/** P7: how ready somebody is for capital, which product fits, and what became of the application. */
export const capital = defineModule({
  name: 'capital',
  collections: capitalCollections,
  actions: capitalActions,
  pages: [
    {
      entries: [{ id: 'applications', path: '/applications', roles: ['admin'], place: 60 }],
      room: (_parts, platform) => buildApplicationPages(platform),
    },
  ],
  bind: bindCapital,
});
