import { zoneHours, type Zone } from './zones.js';

/**
 * Days on which less or nothing is sent of our own accord.
 * - `holiday`: nothing. `ramadan`: only in the hours between the morning and breaking the fast.
 * - `lebaran`: `from` is the first day of Idul Fitri; nothing from three days before to seven days after.
 */
export const closingKinds = ['holiday', 'ramadan', 'lebaran'] as const;
export type ClosingKind = (typeof closingKinds)[number];

/** A line of the office's calendar. Days are YYYY-MM-DD, both included. */
export interface Closing {
  id: string;
  kind: ClosingKind;
  from: string;
  to: string;
  name: string;
}

/** The office's lines; or `every-day`, for what is said on Sundays and holidays too. */
export type Calendar = readonly Closing[] | 'every-day';

/** Days around the first day of Idul Fitri (a programme rule, see the calendar page). */
const lebaranDays = { before: 3, after: 7 };

export type DayKind = 'open' | 'sunday' | ClosingKind;

const dayMs = 86_400_000;

/** A calendar day as a count of days since 1970. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

/** The calendar day (as in `dayNumber`) on which a moment lies in a zone. */
export const localDay = (at: Date, zone: Zone): number =>
  Math.floor((at.getTime() + zoneHours[zone] * 3_600_000) / dayMs);

/** The moment `minutes` after midnight of a day in a zone. */
export const momentOf = (day: number, minutes: number, zone: Zone): Date =>
  new Date(day * dayMs + minutes * 60_000 - zoneHours[zone] * 3_600_000);

/** 0 Sunday to 6 Saturday. */
export const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** What kind of day it is. Who closes more wins: Lebaran and holidays over Sundays over Ramadan. */
export function kindOfDay(day: number, calendar: Calendar): DayKind {
  if (calendar === 'every-day') return 'open';
  let ramadan = false;
  for (const { kind, from, to } of calendar) {
    const first = dayNumber(from);
    if (kind === 'lebaran') {
      if (day >= first - lebaranDays.before && day <= first + lebaranDays.after) return 'lebaran';
    } else if (day >= first && day <= dayNumber(to)) {
      if (kind === 'holiday') return 'holiday';
      ramadan = true;
    }
  }
  if (weekday(day) === 0) return 'sunday';
  return ramadan ? 'ramadan' : 'open';
}
