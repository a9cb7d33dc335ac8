/** The demo lives in Jakarta, where clocks are seven hours ahead of UTC all year. */
export const dayMs = 86_400_000;
export const hourMs = 3_600_000;
const ahead = 7 * hourMs;

/** YYYY-MM-DD of a moment, on the wall in Jakarta. */
export const isoDay = (at: Date): string =>
  new Date(at.getTime() + ahead).toISOString().slice(0, 10);

/** The moment at which clocks in Jakarta show so many hours (9.5: half past nine) on a day YYYY-MM-DD. */
export const atHour = (day: string, hour: number): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) - ahead + hour * hourMs);

/** The hour in Jakarta, 0 to 23. */
export const hourOf = (at: Date): number => new Date(at.getTime() + ahead).getUTCHours();

/** The day so many days after the one of a moment. */
export const dayAfter = (at: Date, days: number): string =>
  isoDay(new Date(at.getTime() + days * dayMs));

/** 0 Sunday to 6 Saturday, of a day YYYY-MM-DD. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The day itself, or the next on which one meets: not on a Sunday, nor on a Friday, which prayers part. */
export function meetingDay(day: string): string {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 5 ? dayAfter(atHour(day, 12), 1) : day;
}

/** So many days before a moment. */
export const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * dayMs);

/** The earlier of two moments. */
export const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
