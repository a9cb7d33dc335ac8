import { dayOf, momentOf } from '../../i18n/local-time.js';

const dayMs = 86_400_000;

/**
 * When today began in a time zone, and when the six days before it did. Zones that shift their clocks
 * are met by looking again at the guess.
 */
export function beginnings(now: Date, timeZone: string): { today: Date; week: Date } {
  const today = midnight(now, timeZone);
  // Noon six days back is on the right day even if the clock was shifted in between.
  return { today, week: midnight(new Date(today.getTime() - 5.5 * dayMs), timeZone) };
}

const midnight = (at: Date, timeZone: string): Date =>
  momentOf(dayOf(at, timeZone), '00:00', timeZone);
