import { bazaarDesk } from '../../programme/marketing/bazaar-desk.js';
import { bazaarStore, shopStore } from '../../store/marketing.js';
import { officeStore } from '../../store/office.js';
import { participantStore } from '../../store/participants.js';
import { stepStore } from '../../store/steps.js';
import { bazaarsRoom } from '../../web/dashboard/bazaars/room.js';
import type { DashboardRoom } from '../../web/dashboard/index.js';
import type { DashboardSurroundings } from '../build-dashboard.js';

/** The pages of bazaars, on the real store. */
export function buildBazaarPages({ database }: DashboardSurroundings): DashboardRoom {
  const office = officeStore(database);
  return bazaarsRoom(
    bazaarDesk({
      bazaars: bazaarStore(database),
      shops: shopStore(database),
      steps: stepStore(database),
      participants: participantStore(database),
      audit: (entry) => office.audit(entry),
    }),
  );
}
