import type { Platform } from '../../../ports/platform.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import { linkChatParts } from '../build-admin-links.js';
import { linkChat } from '../link-chat.js';
import { adminStore } from '../store.js';
import { addMePages } from './me-routes.js';

/** The page of one's own chats. */
export const buildMePages =
  (platform: Platform): DashboardRoom =>
  (app, desk) => {
    const admins = adminStore(platform.database);
    addMePages(app, desk, {
      chats: async (email) =>
        (await admins.contactsOf(email)).map((contactId) => ({
          contactId,
          channel: contactId.split(':')[0] ?? '',
        })),
      link: (email) => linkChat(linkChatParts(platform), email, email, platform.clock.now()),
      unlink: (email, contactId) => admins.leave(email, contactId),
    });
  };
