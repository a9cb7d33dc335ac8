/** Moments on the wall clock of a zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const found =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(timeZone, found);
  return found;
}

/** What the wall clock shows: `date` YYYY-MM-DD, `time` HH:MM, and the weekday, 1 Monday to 7 Sunday. */
export interface WallClock {
  date: string;
  time: string;
  weekday: number;
}

/** The wall clock at a moment. @param timeZone IANA name */
export function wallClockAt(moment: Date, timeZone: string): WallClock {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const date = `${parts.year}-${parts.month}-${parts.day}`;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return { date, time: `${parts.hour}:${parts.minute}`, weekday };
}

/** The day of a moment, YYYY-MM-DD. */
export const dayOf = (moment: Date, timeZone: string): string => wallClockAt(moment, timeZone).date;

/** The moment when the wall clock shows this day and time. */
export function momentOf(date: string, time: string, timeZone: string): Date {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  // Twice: on a day when the clock is changed, the first offset can be that of the other side.
  const first = wanted - offsetAt(wanted, timeZone);
  return new Date(wanted - offsetAt(first, timeZone));
}

function offsetAt(moment: number, timeZone: string): number {
  const { date, time } = wallClockAt(new Date(moment), timeZone);
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(moment / 60_000) * 60_000;
}

/** `14.00 WIB`. */
export function writeClock(moment: Date, timeZone: string): string {
  const name = new Intl.DateTimeFormat('id-ID', { timeZone, timeZoneName: 'short' })
    .formatToParts(moment)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const { time } = wallClockAt(moment, timeZone);
  return [time.replace(':', '.'), name].filter(Boolean).join(' ');
}

/** `Sel` of a calendar day, YYYY-MM-DD. */
export const weekdayOf = (date: string, locale: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString(locale === 'en' ? 'en-GB' : 'id-ID', {
    weekday: 'short',
    timeZone: 'UTC',
  });

/** `Sel, 1 Des 14.00`: a moment where there is little room. */
export function writeShort(moment: Date, timeZone: string, locale: string): string {
  const day = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'id-ID', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(moment);
  return `${day} ${wallClockAt(moment, timeZone).time.replace(':', '.')}`;
}
