import type { Platform } from '../../../../ports/platform.js';
import { officeStore } from '../../../../store/office.js';
import type { DashboardRoom } from '../../../../web/dashboard/index.js';
import { keepSteps } from '../../../people/keep-steps.js';
import { contactStore } from '../../../people/store/contacts.js';
import { participantStore } from '../../../people/store/participants.js';
import { bazaarDesk } from '../../bazaar-desk.js';
import { bazaarStore, shopStore } from '../../store.js';
import { bazaarsRoom } from './room.js';

/** The pages of bazaars. */
export function buildBazaarPages(platform: Platform): DashboardRoom {
  const { database, tell, timeZone } = platform;
  const office = officeStore(database);
  return bazaarsRoom(
    bazaarDesk({
      bazaars: bazaarStore(database),
      shops: shopStore(database),
      steps: keepSteps(platform),
      participants: participantStore(database),
      contacts: contactStore(database),
      tellByDay: tell.byDay,
      timeZone,
      audit: (entry) => office.audit(entry),
    }),
  );
}
