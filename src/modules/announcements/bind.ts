import { nextAllowed } from '../../delivery/policy/quiet-hours.js';
import { zoneOf } from '../../delivery/policy/zones.js';
import type { ActionDefinitions } from '../../engine/actions.js';
import type { Platform } from '../../ports/platform.js';
import { calendarStore } from '../calendar/store.js';
import { openTrainings } from '../training/store/open-trainings.js';
import { adminStore } from '../users/store.js';
import { announcementActions, type AnnouncementParts } from './actions.js';
import { buildBroadcastDesk } from './build-desk.js';
import { announceActions } from './chat/actions.js';
import type { AnnounceParts } from './chat/parts.js';
import { deliveryStore } from './store/deliveries.js';
import { wordingOf } from './wording.js';

export type AnnouncementsParts = AnnouncementParts & AnnounceParts;

/** What flows may `do` with announcements: a recipient answers one, the office writes and sends them in chat. */
export const announcementsActions: ActionDefinitions<AnnouncementsParts> = {
  ...announcementActions,
  ...announceActions,
};

/** Announcements, on the real store. */
export function bindAnnouncements(platform: Platform): AnnouncementsParts {
  const { database, secrets, words, files, tell, timeZone, approvalAbove } = platform;
  return {
    deliveries: deliveryStore(database),
    admins: adminStore(database),
    say: (locale, key, values) => words.say(locale, key, values),
    desk: buildBroadcastDesk(database, approvalAbove),
    files,
    fingerprint: (value) => secrets.fingerprint(value),
    wording: wordingOf(words),
    async allowedFrom(at) {
      return nextAllowed(at, zoneOf(timeZone), await calendarStore(database).list()) ?? at;
    },
    trainings: () => openTrainings(database),
    tellNow: tell.now,
    timeZone,
  };
}
