import { factDesk } from '../../programme/facts/desk.js';
import { factStore } from '../../store/facts.js';
import { officeStore } from '../../store/office.js';
import { factsRoom } from '../../web/dashboard/facts/room.js';
import type { DashboardRoom } from '../../web/dashboard/index.js';
import type { DashboardSurroundings } from '../build-dashboard.js';

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
