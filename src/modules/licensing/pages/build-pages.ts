import { permitOffice } from '../office.js';
import { officeStore } from '../../../store/office.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import { verificationsRoom } from './room.js';
import type { DashboardSurroundings } from '../../../app/build-dashboard.js';

/** Most practices that are counted. */
const most = 200;

/** The page of what waits for a check, on the real store and the conversations of this process. */
export function buildVerificationPages(around: DashboardSurroundings): DashboardRoom {
  const { database, running, words } = around;
  const office = officeStore(database);
  return verificationsRoom({
    permits() {
      const { conversations } = running;
      if (!conversations) return undefined;
      return permitOffice({
        ...conversations.licensing,
        read: (fileId) => conversations.files.read(fileId),
        audit: (entry) => office.audit(entry),
        officeName: words.say('id', 'verifications:office'),
      });
    },
    practicesWaiting: async () =>
      (await running.conversations?.training.enrolments.practicesWaiting(most))?.length ?? 0,
  });
}
