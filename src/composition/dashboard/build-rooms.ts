import type { DashboardRoom } from '../../web/dashboard/index.js';
import type { DashboardSurroundings } from '../build-dashboard.js';
import { buildApplicationPages } from './build-applications.js';
import { buildBroadcastPages } from './build-broadcasts.js';
import { buildCoachPages } from './build-coaches.js';
import { buildBazaarPages } from './build-bazaars.js';
import { buildReminderPages } from './build-reminders.js';
import { buildFactPages } from './build-facts.js';
import { buildMePages } from './build-me.js';
import { buildVerificationPages } from './build-verifications.js';
import { buildTicketPages } from './build-tickets.js';
import { buildWhatsAppPages } from './build-whatsapp.js';
import { buildTrainingPages } from './build-trainings.js';

/** The pages of the dashboard beside sign-in and overview, on the real store: one builder a room. */
export function buildRooms(around: DashboardSurroundings): DashboardRoom[] {
  const builders: readonly ((around: DashboardSurroundings) => DashboardRoom)[] = [
    buildTicketPages,
    buildBroadcastPages,
    buildApplicationPages,
    buildTrainingPages,
    buildVerificationPages,
    buildBazaarPages,
    buildFactPages,
    buildReminderPages,
    buildCoachPages,
    buildWhatsAppPages,
    buildMePages,
  ];
  return builders.map((build) => build(around));
}
