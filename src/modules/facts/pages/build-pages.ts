import { factDesk } from '../desk.js';
import { factStore } from '../store.js';
import { officeStore } from '../../../store/office.js';
import { factsRoom } from './room.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import type { Platform } from '../../../ports/platform.js';

/** The pages of facts. */
export function buildFactPages({ database, clock, timeZone }: Platform): DashboardRoom {
  const office = officeStore(database);
  return factsRoom(
    factDesk({
      facts: factStore(database),
      audit: (entry) => office.audit(entry),
      now: () => clock.now(),
      timeZone,
    }),
  );
}
