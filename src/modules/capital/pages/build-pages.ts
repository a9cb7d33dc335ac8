import type { Platform } from '../../../ports/platform.js';
import { officeStore } from '../../../store/office.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import { keepSteps } from '../../people/keep-steps.js';
import { participantStore } from '../../people/store/participants.js';
import { applicationDesk } from '../desk.js';
import { applicationStore } from '../store.js';
import { tellOfApplication } from '../tell-of-application.js';
import { applicationsRoom } from './room.js';

/** The pages of applications for capital. */
export function buildApplicationPages(platform: Platform): DashboardRoom {
  const { database, agenda, timeZone } = platform;
  const office = officeStore(database);
  return applicationsRoom(
    applicationDesk({
      applications: applicationStore(database),
      participants: participantStore(database),
      steps: keepSteps(platform),
      agenda,
      audit: (entry) => office.audit(entry),
      tell: tellOfApplication(platform),
      timeZone,
    }),
  );
}
