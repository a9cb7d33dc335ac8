import { adminStore } from '../store.js';
import { Failure } from '../../../web/failure.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import { addMePages } from './me-routes.js';
import type { DashboardSurroundings } from '../../../app/build-dashboard.js';

/** The page of one's own chats, on the real store. */
export const buildMePages =
  ({ database, running }: DashboardSurroundings): DashboardRoom =>
  (app, desk) => {
    const admins = adminStore(database);
    addMePages(app, desk, {
      chats: async (email) =>
        (await admins.contactsOf(email)).map((contactId) => ({
          contactId,
          channel: contactId.split(':')[0] ?? '',
        })),
      link(email) {
        if (!running.conversations) throw new Failure(503, 'not-ready', 'error.notReady');
        return running.conversations.linkChat(email, email);
      },
      unlink: (email, contactId) => admins.leave(email, contactId),
    });
  };
