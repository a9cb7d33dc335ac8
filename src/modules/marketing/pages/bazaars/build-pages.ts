import { bazaarDesk } from '../../bazaar-desk.js';
import { contactStore } from '../../../people/store/contacts.js';
import { bazaarStore, shopStore } from '../../store.js';
import { officeStore } from '../../../../store/office.js';
import { participantStore } from '../../../people/store/participants.js';
import { bazaarsRoom } from './room.js';
import type { DashboardRoom } from '../../../../web/dashboard/index.js';
import type { DashboardSurroundings } from '../../../../app/build-dashboard.js';
import { buildAgenda } from '../../../../app/build-reminders.js';
import { buildSteps } from '../../../people/keep-steps.js';

/** The pages of bazaars, on the real store. */
export function buildBazaarPages(around: DashboardSurroundings): DashboardRoom {
  const { database, running, config } = around;
  const agenda = buildAgenda({ ...around, timeZone: config.timeZone });
  const office = officeStore(database);
  return bazaarsRoom(
    bazaarDesk({
      bazaars: bazaarStore(database),
      shops: shopStore(database),
      steps: buildSteps({ database, agenda }),
      participants: participantStore(database),
      contacts: contactStore(database),
      // Where this process has no conversations, nobody can be told.
      notify: (...notice) =>
        running.conversations?.notifyByDay(...notice) ?? Promise.resolve(false),
      timeZone: config.timeZone,
      audit: (entry) => office.audit(entry),
    }),
  );
}
