import { defineModule } from '../module.js';
import { announcementsActions, bindAnnouncements } from './bind.js';
import { buildBroadcastPages } from './pages/build-pages.js';
import { announcementsCollections } from './schema.js';

/** Announcements to many: writing, approving, sending, and the ledger of each. */
export const announcements = defineModule({
  name: 'announcements',
  collections: announcementsCollections,
  actions: announcementsActions,
  pages: [
    {
      entries: [{ id: 'broadcasts', path: '/broadcasts', roles: ['admin'], place: 80 }],
      room: (_parts, platform) => buildBroadcastPages(platform),
    },
  ],
  bind: bindAnnouncements,
});
