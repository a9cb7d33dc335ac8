import { writeShort } from '../../i18n/local-time.js';
import type { Platform } from '../../ports/platform.js';
import { officeStore } from '../../store/office.js';
import { participantStore } from '../people/store/participants.js';
import { adminStore } from '../users/store.js';
import type { InboxParts } from './actions.js';
import { deskStore } from './store.js';

/** Tickets, on the real store. */
export function bindInbox(platform: Platform): InboxParts {
  const { database, words, talk, timeZone } = platform;
  const participants = participantStore(database);
  return {
    openTicket: (ticket) => officeStore(database).open(ticket),
    admins: adminStore(database),
    say: (locale, key, values) => words.say(locale, key, values),
    office: { tickets: deskStore(database), talk: talk.inTurn },
    findPerson: (id) => participants.find(id),
    messages: platform.latestMessages,
    shortDay: (at, locale) => writeShort(at, timeZone, locale),
  };
}
