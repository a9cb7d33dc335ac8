import { factDesk } from '../desk.js';
import { factStore } from '../store.js';
import { officeStore } from '../../../store/office.js';
import { factsRoom } from './room.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import type { DashboardSurroundings } from '../../../app/build-dashboard.js';

/** The pages of facts, on the real store. */
export function buildFactPages({ database, config, clock }: DashboardSurroundings): DashboardRoom {
  const office = officeStore(database);
  return factsRoom(
    factDesk({
      facts: factStore(database),
      audit: (entry) => office.audit(entry),
      now: () => clock.now(),
      timeZone: config.timeZone,
    }),
  );
}
