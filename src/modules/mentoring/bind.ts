import type { Actions } from '../../engine/actions.js';
import { coachActions } from './coach/actions.js';
import { practiceReviews } from '../training/practice-reviews.js';
import { joinReviews, type ReviewSource } from '../coaches/reviews.js';
import { permitReviews } from '../licensing/review-permit.js';
import { mentoringActions } from './actions.js';
import type { MentoringParts } from './parts.js';
import { caseloadStore } from './store/caseload.js';
import { coachStore } from '../coaches/store/coaches.js';
import { contactStore } from '../people/store/contacts.js';
import { calendarStore, mentoringStore } from './store/meetings.js';
import { officeStore } from '../../store/office.js';
import { participantStore } from '../people/store/participants.js';
import type { ActionSurroundings } from '../../app/build-actions.js';
import { buildSteps } from '../people/keep-steps.js';
import { licensingParts } from '../licensing/bind.js';
import { buildTrainingParts } from '../training/bind.js';

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
