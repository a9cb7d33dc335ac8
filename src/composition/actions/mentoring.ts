import type { Actions } from '../../engine/actions.js';
import { coachActions } from '../../programme/coaches/actions.js';
import { joinReviews } from '../../programme/coaches/reviews.js';
import { mentoringActions } from '../../programme/mentoring/actions.js';
import type { MentoringParts } from '../../programme/mentoring/parts.js';
import { caseloadStore } from '../../store/caseload.js';
import { coachStore } from '../../store/coaches.js';
import { contactStore } from '../../store/contacts.js';
import { calendarStore, mentoringStore } from '../../store/mentoring.js';
import { officeStore } from '../../store/office.js';
import { participantStore } from '../../store/participants.js';
import { stepStore } from '../../store/steps.js';
import type { ActionSurroundings } from '../build-actions.js';

/** What flows may `do` of mentoring, for both sides, on the real store. */
export function buildMentoringActions(around: ActionSurroundings): Actions {
  const parts = mentoringParts(around);
  return { ...mentoringActions(parts), ...coachActions(parts) };
}

/** What mentoring is made of, on the real store. */
export function mentoringParts(around: ActionSurroundings): MentoringParts {
  const { database, secrets, words, notify, agenda, timeZone } = around;
  const office = officeStore(database);
  return {
    participants: participantStore(database),
    contacts: contactStore(database),
    coaches: coachStore(database),
    caseload: caseloadStore(database),
    sessions: mentoringStore(database),
    calendars: calendarStore(database),
    steps: stepStore(database),
    reviews: joinReviews([]),
    agenda,
    secrets,
    openTicket: (ticket) => office.open(ticket),
    audit: (entry) => office.audit(entry),
    say: (locale, key, values) => words.say(locale, key, values),
    async tell(contactId, key, text, values, locale) {
      await notify(contactId, key, [{ type: 'said', key: text, values }], locale);
    },
    timeZone,
  };
}
