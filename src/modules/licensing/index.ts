import { defineModule } from '../module.js';
import { licensingActions } from './actions.js';
import { bindLicensing } from './bind.js';
import { buildVerificationPages } from './pages/build-pages.js';
import { permitReviews } from './review-permit.js';
import { licensingCollections } from './schema.js';

/** P4: which permits somebody needs, how to get them, and the proof of each. */
export const licensing = defineModule({
  name: 'licensing',
  collections: licensingCollections,
  actions: licensingActions,
  pages: [
    {
      entries: [{ id: 'verifications', path: '/verifications', roles: ['admin'], place: 50 }],
      room: buildVerificationPages,
    },
  ],
  gives: (parts) => ({ reviews: [permitReviews(parts)] }),
  bind: bindLicensing,
});
