import type { Words } from '../i18n/words.js';
import { createAgenda } from '../messaging/reminders/agenda.js';
import type { Closing } from '../messaging/policy/calendar.js';
import type { ReplanParts } from '../messaging/reminders/replan.js';
import type { Agenda } from '../ports/agenda.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { Database } from '../store/connect.js';
import { calendarStore } from '../store/messaging/calendar.js';
import { loadMatters } from '../store/messaging/matters.js';
import { subjectsOf } from '../store/messaging/people.js';
import { reminderStore } from '../store/messaging/reminders.js';

export interface ReminderSurroundings {
  database: Database;
  words: Words;
  clock: Clock;
  logger: Logger;
  /** IANA name. */
  timeZone: string;
}

/** How long the calendar is trusted before it is read again. */
const calendarMs = 15_000;

/** What planning reminders needs, on the real store. */
export function replanParts({
  database,
  words,
  clock,
  timeZone,
}: ReminderSurroundings): ReplanParts {
  const calendar = calendarStore(database);
  let read: { at: number; closings: Promise<Closing[]> } | undefined;
  return {
    reminders: reminderStore(database),
    load: loadMatters(database, timeZone),
    calendar() {
      const at = clock.now().getTime();
      if (!read || Math.abs(at - read.at) > calendarMs) {
        read = { at, closings: calendar.list() };
        read.closings.catch(() => (read = undefined));
      }
      return read.closings;
    },
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
