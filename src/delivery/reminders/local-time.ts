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

/** "hari ini", "besok", "lusa", or the day itself. */
export const dayWord = (at: Date, context: PlanContext, locale: string): string =>
  nearDay(at, context, locale) ??
  context.say(locale, 'reminders:day.other', { at: at.toISOString() });

/** "hari ini", "besok", "lusa", or only "sebentar lagi": for a text that names the day besides. */
export const soonWord = (at: Date, context: PlanContext, locale: string): string =>
  nearDay(at, context, locale) ?? context.say(locale, 'reminders:day.soon');

/** The last day that has a word of its own. */
const namedDays = 2;

function nearDay(at: Date, { now, timeZone, say }: PlanContext, locale: string) {
  const zone = zoneOf(timeZone);
  const days = localDay(at, zone) - localDay(now, zone);
  return days >= 0 && days <= namedDays ? say(locale, `reminders:day.${days}`) : undefined;
}
