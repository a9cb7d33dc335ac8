import { defineModule } from '../module.js';
import { marketingActions } from './actions.js';
import { bindMarketing } from './bind.js';
import { buildBazaarPages } from './pages/bazaars/build-pages.js';
import { buildShopPages } from './pages/shop/build-pages.js';
import { marketingCollections } from './schema.js';

/** P5: products with their cards, the public page of a shop, bazaars. */
export const marketing = defineModule({
  name: 'marketing',
  collections: marketingCollections,
  actions: marketingActions,
  pages: [
    {
      entries: [{ id: 'bazaars', path: '/bazaars', roles: ['admin'], place: 70 }],
      room: (_parts, platform) => buildBazaarPages(platform),
    },
  ],
  publicPages: (_parts, platform) => buildShopPages(platform),
  gives: ({ bazaars }) => ({ beforeErase: [(participantId) => bazaars.forget(participantId)] }),
  bind: bindMarketing,
});
