/** A day on the calendar; months count from 1. No clock, no zone. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day at a moment in a zone. */
export function dayAt(moment: Date, timeZone: string): Day {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const [year = 0, month = 0, day = 0] = format.format(moment).split('-').map(Number);
  return { year, month, day };
}

const asUtc = ({ year, month, day }: Day): Date => new Date(Date.UTC(year, month - 1, day));

const fromUtc = (date: Date): Day => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
});

/** Whether such a day exists: no 30 February, no 29 February outside leap years. */
export function exists(day: Day): boolean {
  const real = fromUtc(asUtc(day));
  return real.year === day.year && real.month === day.month && real.day === day.day;
}

export function addDays(day: Day, days: number): Day {
  return fromUtc(asUtc({ ...day, day: day.day + days }));
}

/** The month some months on, as a year and a month. */
export function addMonths(
  { year, month }: Pick<Day, 'year' | 'month'>,
  months: number,
): Pick<Day, 'year' | 'month'> {
  const index = year * 12 + month - 1 + months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return asUtc(day).getUTCDay() || 7;
}

/** Negative, 0 or positive as `a` lies before, on or after `b`. */
export function compareDays(a: Day, b: Day): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** YYYY-MM-DD. */
export function isoDay({ year, month, day }: Day): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** The first day from `start` on that passes, looking `days` ahead. */
export function firstFrom(
  start: Day,
  days: number,
  passes: (day: Day) => boolean,
): Day | undefined {
  for (let ahead = 0; ahead <= days; ahead++) {
    const day = addDays(start, ahead);
    if (passes(day)) return day;
  }
  return undefined;
}
