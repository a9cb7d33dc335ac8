import { applicationDesk } from '../desk.js';
import { applicationStore } from '../store.js';
import { officeStore } from '../../../store/office.js';
import { participantStore } from '../../people/store/participants.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import { applicationsRoom } from './room.js';
import type { DashboardSurroundings } from '../../../app/build-dashboard.js';
import { buildAgenda } from '../../../app/build-reminders.js';
import { buildSteps } from '../../people/keep-steps.js';
import { tellOfApplication } from '../tell-of-application.js';

/** The pages of applications for capital, on the real store. */
export function buildApplicationPages(around: DashboardSurroundings): DashboardRoom {
  const { database, config } = around;
  const { timeZone } = config;
  const office = officeStore(database);
  const agenda = buildAgenda({ ...around, timeZone });
  return applicationsRoom(
    applicationDesk({
      applications: applicationStore(database),
      participants: participantStore(database),
      steps: buildSteps({ database, agenda }),
      agenda,
      audit: (entry) => office.audit(entry),
      tell: tellOfApplication(around),
      timeZone,
    }),
  );
}
