import type { Actions } from '../../engine/actions.js';
import { coachActions } from '../../programme/coaches/actions.js';
import { practiceReviews } from '../../programme/coaches/practice-reviews.js';
import { joinReviews, type ReviewSource } from '../../programme/coaches/reviews.js';
import { permitReviews } from '../../programme/licensing/review-permit.js';
import { mentoringActions } from '../../programme/mentoring/actions.js';
import type { MentoringParts } from '../../programme/mentoring/parts.js';
import { caseloadStore } from '../../store/caseload.js';
import { coachStore } from '../../store/coaches.js';
import { contactStore } from '../../store/contacts.js';
import { calendarStore, mentoringStore } from '../../store/mentoring.js';
import { officeStore } from '../../store/office.js';
import { participantStore } from '../../store/participants.js';
import type { ActionSurroundings } from '../build-actions.js';
import { buildSteps } from '../build-steps.js';
import { licensingParts } from './licensing.js';
import { buildTrainingParts } from './training.js';

type MentoringSurroundings = Pick<
  ActionSurroundings,
  | 'database'
  | 'secrets'
  | 'words'
  | 'timeZone'
  | 'publicUrl'
  | 'files'
  | 'agenda'
  | 'notifyByDay'
  | 'clock'
  | 'telegramLink'
>;

/** What flows may `do` of mentoring, for both sides, on the real store. */
export function buildMentoringActions(around: MentoringSurroundings): Actions {
  const parts = mentoringParts(around);
  return { ...mentoringActions(parts), ...coachActions(parts) };
}

/** What mentoring is made of, on the real store. */
export function mentoringParts(around: MentoringSurroundings): MentoringParts {
  const { database, secrets, words, notifyByDay: notify, agenda, timeZone } = around;
  const office = officeStore(database);
  return {
    participants: participantStore(database),
    contacts: contactStore(database),
    coaches: coachStore(database),
    caseload: caseloadStore(database),
    sessions: mentoringStore(database),
    calendars: calendarStore(database),
    steps: buildSteps(around),
    reviews: joinReviews(reviewSources(around)),
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

/** Everything that coaches are asked to look at: one source a room. */
function reviewSources(around: MentoringSurroundings): ReviewSource[] {
  const { words } = around;
  return [
    practiceReviews(buildTrainingParts(around), (locale, key, values) =>
      words.say(locale, key, values),
    ),
    permitReviews(licensingParts(around)),
  ];
}
