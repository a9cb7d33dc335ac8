import { defineModule } from '../module.js';
import { userActions } from './actions.js';
import { bindUsers } from './bind.js';
import { buildMePages } from './pages/build-pages.js';
import { userCollections } from './schema.js';

/** The office's own people: their chats, and what they do in them. */
export const users = defineModule({
  name: 'users',
  collections: userCollections,
  actions: userActions,
  pages: [{ entries: [], room: (_parts, platform) => buildMePages(platform) }],
  bind: bindUsers,
});
