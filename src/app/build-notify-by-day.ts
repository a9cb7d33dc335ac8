import type { ByDayParts } from '../delivery/notify-by-day.js';
import type { TellNow } from '../ports/notify.js';
import { nextAllowed } from '../delivery/policy/quiet-hours.js';
import { zoneOfPerson } from '../delivery/policy/zones.js';
import type { Clock } from '../ports/clock.js';
import type { Database } from '../store/connect.js';
import { contactStore } from '../modules/people/store/contacts.js';
import { heldNoticeStore } from '../store/held-notices.js';
import { participantStore } from '../modules/people/store/participants.js';
import { readCalendar } from '../modules/calendar/read-calendar.js';

/** Where the calendar leaves no day open, it is looked at again after so long. */
const closedMs = 24 * 3_600_000;

/** What it takes to tell people of others' acts by day only, on the real store. */
export function byDayParts(
  { database, clock, timeZone }: { database: Database; clock: Clock; timeZone: string },
  tellNow: TellNow,
): ByDayParts {
  const contacts = contactStore(database);
  const participants = participantStore(database);
  const calendar = readCalendar(database, clock);
  return {
    tellNow,
    clock,
    notices: heldNoticeStore(database),
    async allowedFrom(at, contactId) {
      const participantId = (await contacts.find(contactId))?.participantId;
      const person =
        participantId === undefined ? undefined : await participants.find(participantId);
      const zone = zoneOfPerson(person?.tags, timeZone);
      return nextAllowed(at, zone, await calendar()) ?? new Date(at.getTime() + closedMs);
    },
  };
}
