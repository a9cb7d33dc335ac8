import { localDay, momentOf } from '../policy/calendar.js';
import { zoneOf } from '../policy/zones.js';
import type { PlanContext } from './wanted.js';

/** The hour at which reminders of days go out. */
const usualMinute = 10 * 60;

/** At ten o'clock, so many days before (negative: after) the day of a moment. */
export const daysBefore = (at: Date, days: number, timeZone: string): Date => {
  const zone = zoneOf(timeZone);
  return momentOf(localDay(at, zone) - days, usualMinute, zone);
};

/** "09.00". */
export const clockOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(at)
    .replace(':', '.');

/** "WIB". */
export const zoneName = (timeZone: string): string => zoneOf(timeZone);

/** "hari ini", "besok", or the day itself. */
export function dayWord(at: Date, { now, timeZone, say }: PlanContext, locale: string): string {
  const zone = zoneOf(timeZone);
  const days = localDay(at, zone) - localDay(now, zone);
  if (days === 0 || days === 1) return say(locale, `reminders:day.${days}`);
  return say(locale, 'reminders:day.other', { at: at.toISOString() });
}
