import type { Words } from '../i18n/words.js';
import { createAgenda } from '../delivery/reminders/agenda.js';
import type { ReplanParts } from '../delivery/reminders/replan.js';
import type { Agenda } from '../ports/agenda.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { Database } from '../store/connect.js';
import { createPlanFor } from '../modules/reminders/planners.js';
import { loadMatters } from '../modules/reminders/store/matters.js';
import { peopleStore, subjectsOf } from '../modules/reminders/store/people.js';
import { reminderStore } from '../store/reminders.js';
import { readCalendar } from '../modules/calendar/read-calendar.js';

export interface ReminderSurroundings {
  database: Database;
  words: Words;
  clock: Clock;
  logger: Logger;
  /** IANA name. */
  timeZone: string;
}

/** What planning reminders needs, on the real store. */
export function replanParts({
  database,
  words,
  clock,
  timeZone,
}: ReminderSurroundings): ReplanParts {
  return {
    reminders: reminderStore(database),
    planFor: createPlanFor(loadMatters(database, timeZone)),
    people: peopleStore(database),
    calendar: readCalendar(database, clock),
    timeZone,
    say: (locale, key, values) => words.say(locale, key, values),
  };
}

/** What is due later, as rows in the store. */
export const buildAgenda = (around: ReminderSurroundings): Agenda =>
  createAgenda({
    ...replanParts(around),
    subjectsOf: subjectsOf(around.database),
    clock: around.clock,
    logger: around.logger,
  });
