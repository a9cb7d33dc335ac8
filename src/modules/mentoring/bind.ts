import type { Platform } from '../../ports/platform.js';
import type { Slots } from '../../ports/slots.js';
import { officeStore } from '../../store/office.js';
import { joinReviews } from '../coaches/reviews.js';
import { coachStore } from '../coaches/store/coaches.js';
import { keepSteps } from '../people/keep-steps.js';
import { contactStore } from '../people/store/contacts.js';
import { participantStore } from '../people/store/participants.js';
import type { MentoringParts } from './parts.js';
import { caseloadStore } from './store/caseload.js';
import { calendarStore, mentoringStore } from './store/meetings.js';

/** Meetings of both sides, on the real store. */
export function bindMentoring(
  platform: Platform,
  { reviews }: Pick<Slots, 'reviews'>,
): MentoringParts {
  const { database, secrets, words, tell, agenda, timeZone } = platform;
  const office = officeStore(database);
  return {
    participants: participantStore(database),
    contacts: contactStore(database),
    coaches: coachStore(database),
    caseload: caseloadStore(database),
    sessions: mentoringStore(database),
    calendars: calendarStore(database),
    steps: keepSteps(platform),
    reviews: joinReviews(reviews),
    agenda,
    secrets,
    openTicket: (ticket) => office.open(ticket),
    audit: (entry) => office.audit(entry),
    say: (locale, key, values) => words.say(locale, key, values),
    async tell(contactId, key, text, values, locale) {
      await tell.byDay(contactId, key, [{ type: 'said', key: text, values }], locale);
    },
    timeZone,
  };
}
