import type { Calendar, Closing } from '../policy/calendar.js';

/**
 * Every kind of reminder. To add one: a line here, where it is planned (`planners.ts` names the file), and its
 * words in `locales/<locale>/reminders.json`.
 */
export interface KindRules {
  /** An hour or two before something: goes out first. */
  urgent?: true;
  /** In quiet hours: put off by no more than that; beyond it comes earlier instead. */
  waitsMs?: number;
  /** Says when something is: two of these about one thing within a short time are one too many. */
  announces?: true;
  /** Not about something that the person agreed to come to: STOP ends it. */
  nudge?: true;
  /** For the office: on Sundays and holidays as well. Nights and prayers are quiet for everybody. */
  everyDay?: true;
}

const minuteMs = 60_000;

export const reminderKinds = {
  'training.week': { announces: true },
  'training.day-before': { announces: true, waitsMs: 0 },
  'training.hours-before': { announces: true, urgent: true, waitsMs: 60 * minuteMs },
  'training.moved-up': { announces: true },
  'training.feedback': { nudge: true },
  'training.practice': { nudge: true },
  'mentoring.proposed': {},
  'mentoring.unanswered': {},
  'mentoring.day-before': { announces: true, waitsMs: 0 },
  'mentoring.hour-before': { announces: true, urgent: true, waitsMs: 30 * minuteMs },
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
