import type { Platform } from '../../../ports/platform.js';
import { officeStore } from '../../../store/office.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import { enrolmentStore } from '../../training/store/enrolments.js';
import { permitOffice } from '../office.js';
import type { LicensingParts } from '../parts.js';
import { verificationsRoom } from './room.js';

/** Most practices that are counted. */
const most = 200;

/** The page of what waits for a check. */
export function buildVerificationPages(
  parts: LicensingParts,
  { database, files, words }: Platform,
): DashboardRoom {
  const office = officeStore(database);
  const enrolments = enrolmentStore(database);
  return verificationsRoom({
    permits: permitOffice({
      ...parts,
      read: (fileId) => files.read(fileId),
      audit: (entry) => office.audit(entry),
      officeName: words.say('id', 'verifications:office'),
    }),
    practicesWaiting: async () => (await enrolments.practicesWaiting(most)).length,
  });
}
