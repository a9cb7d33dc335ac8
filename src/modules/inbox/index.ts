import { defineModule } from '../module.js';
import { inboxActions } from './actions.js';
import { bindInbox } from './bind.js';
import { buildTicketPages } from './pages/build-pages.js';
import { inboxCollections } from './schema.js';

/** Questions to the office: tickets, and talking in a conversation. */
export const inbox = defineModule({
  name: 'inbox',
  collections: inboxCollections,
  actions: inboxActions,
  pages: [
    {
      entries: [{ id: 'tickets', path: '/tickets', roles: ['admin'], place: 20 }],
      room: (_parts, platform) => buildTicketPages(platform),
    },
  ],
  bind: bindInbox,
});
