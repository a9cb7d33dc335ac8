import type { Calendar, Closing } from '../policy/calendar.js';

/**
 * Every kind of reminder. To add one: a line here, where it is planned (`planners.ts` names the file), and its
 * words in `locales/<locale>/reminders.json`.
 */
export interface KindRules {
  /** An hour or two before something: earlier where the hour is quiet, never later; goes out first. */
  urgent?: true;
  /** Not about something that the person agreed to come to: STOP ends it. */
  nudge?: true;
  /** For the office: on Sundays and holidays as well. Nights and prayers are quiet for everybody. */
  everyDay?: true;
}

export const reminderKinds = {
  'training.week': {},
  'training.day-before': {},
  'training.hours-before': { urgent: true },
  'training.moved-up': {},
  'training.feedback': { nudge: true },
  'training.practice': { nudge: true },
  'mentoring.proposed': {},
  'mentoring.unanswered': {},
  'mentoring.day-before': {},
  'mentoring.hour-before': { urgent: true },
  'mentoring.result': {},
  'mentoring.written': { nudge: true },
  'coach.digest': {},
  'bookkeeping.month': { nudge: true },
  'permit.expires': {},
  'loan.papers': { nudge: true },
  'silence.flow': { nudge: true },
  'step.stuck': { nudge: true },
  'alert.whatsapp': { everyDay: true },
  'alert.late': { everyDay: true },
  'alert.failures': { everyDay: true },
  'alert.over': { everyDay: true },
} as const satisfies Record<string, KindRules>;

export type ReminderKind = keyof typeof reminderKinds;

export const rulesOf = (kind: string): KindRules =>
  Object.hasOwn(reminderKinds, kind) ? reminderKinds[kind as ReminderKind] : {};

/** The days that hold a kind up. */
export const calendarFor = (kind: string, calendar: readonly Closing[]): Calendar =>
  rulesOf(kind).everyDay ? 'every-day' : calendar;
