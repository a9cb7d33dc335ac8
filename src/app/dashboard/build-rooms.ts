import type { DashboardRoom } from '../../web/dashboard/index.js';
import type { DashboardSurroundings } from '../build-dashboard.js';
import { buildApplicationPages } from '../../modules/capital/pages/build-pages.js';
import { buildBroadcastPages } from '../../modules/announcements/pages/build-pages.js';
import { buildCoachPages } from '../../modules/mentoring/pages/build-pages.js';
import { buildBazaarPages } from '../../modules/marketing/pages/bazaars/build-pages.js';
import { buildReminderPages } from '../../modules/reminders/pages/build-pages.js';
import { buildFactPages } from '../../modules/facts/pages/build-pages.js';
import { buildMePages } from '../../modules/users/pages/build-pages.js';
import { buildVerificationPages } from '../../modules/licensing/pages/build-pages.js';
import { buildTicketPages } from '../../modules/inbox/pages/build-pages.js';
import { buildWhatsAppPages } from '../../modules/whatsapp/pages/build-pages.js';
import { buildTrainingPages } from '../../modules/training/pages/build-pages.js';

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
