import { CalculationMethod, Coordinates, PrayerTimes } from 'adhan';
import { kindOfDay, localDay, momentOf, weekday, type Calendar, type DayKind } from './calendar.js';
import { zonePlaces, type Zone } from './zones.js';

/** Why nothing is sent at a moment. */
export type Quiet = Exclude<DayKind, 'open'> | 'night' | 'friday' | 'maghrib';

/** A stretch of time in which messages may go out: from `from`, before `to`. */
interface Open {
  from: Date;
  to: Date;
}

/**
 * Minutes of the day. After the hours that OJK sets for collectors (POJK 22/2023 s. 62): Monday to Saturday
 * 8 to 20, no holidays; Friday prayer, maghrib and Ramadan are the programme's own.
 */
const hours = { usual: [8 * 60, 20 * 60], ramadan: [9 * 60, 16 * 60 + 30] } as const;
const fridayPrayer = [11 * 60 + 30, 13 * 60] as const;
const maghribMinutes = 20;
const friday = 5;

/** No calendar closes longer than that in one go. */
const longestSearchDays = 120;

const sunsets = new Map<string, Date>();

/** When the sun sets and maghrib begins, by adhan, for the zone's largest city. Kept: it is asked for often. */
function maghribAt(day: number, zone: Zone): Date {
  const key = `${zone} ${day}`;
  const known = sunsets.get(key);
  if (known) return known;
  if (sunsets.size > 2_000) sunsets.clear();
  const found = computeMaghrib(day, zone);
  sunsets.set(key, found);
  return found;
}

function computeMaghrib(day: number, zone: Zone): Date {
  const date = new Date(day * 86_400_000);
  const [latitude, longitude] = zonePlaces[zone];
  // Adhan reads the date by its local fields.
  const local = new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  return new PrayerTimes(new Coordinates(latitude, longitude), local, CalculationMethod.Singapore())
    .maghrib;
}

/** The open stretches of a day, in order. */
function openOn(day: number, zone: Zone, calendar: Calendar): Open[] {
  const kind = kindOfDay(day, calendar);
  if (kind !== 'open' && kind !== 'ramadan') return [];
  const [from, to] = kind === 'ramadan' ? hours.ramadan : hours.usual;
  const whole = { from: momentOf(day, from, zone), to: momentOf(day, to, zone) };
  return breaksOn(day, zone).reduce(
    (open, pause) => open.flatMap((one) => without(one, pause)),
    [whole],
  );
}

function breaksOn(day: number, zone: Zone): Open[] {
  const sunset = maghribAt(day, zone).getTime();
  const margin = maghribMinutes * 60_000;
  const maghrib = { from: new Date(sunset - margin), to: new Date(sunset + margin) };
  if (weekday(day) !== friday) return [maghrib];
  const [from, to] = fridayPrayer;
  return [{ from: momentOf(day, from, zone), to: momentOf(day, to, zone) }, maghrib];
}

const without = (open: Open, pause: Open): Open[] =>
  [
    { from: open.from, to: earlier(open.to, pause.from) },
    { from: later(open.from, pause.to), to: open.to },
  ].filter(({ from, to }) => from < to);

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
const later = (a: Date, b: Date): Date => (a > b ? a : b);

/**
 * The first moment from `at` on at which a message may go out of our own accord; `at` itself if it may.
 * @returns undefined if the calendar is closed for months
 */
export function nextAllowed(at: Date, zone: Zone, calendar: Calendar): Date | undefined {
  const first = localDay(at, zone);
  for (let day = first; day <= first + longestSearchDays; day += 1) {
    const open = openOn(day, zone, calendar).find(({ to }) => to > at);
    if (open) return later(open.from, at);
  }
  return undefined;
}

/** The last moment up to `at` at which a message may go out; `at` itself if it may. */
export function lastAllowed(at: Date, zone: Zone, calendar: Calendar): Date | undefined {
  const first = localDay(at, zone);
  for (let day = first; day >= first - longestSearchDays; day -= 1) {
    const open = openOn(day, zone, calendar).findLast(({ from }) => from <= at);
    if (open) return open.to > at ? at : later(open.from, new Date(open.to.getTime() - 60_000));
  }
  return undefined;
}

/** Why nothing may go out at a moment; undefined when it may. */
export function whyQuiet(at: Date, zone: Zone, calendar: Calendar): Quiet | undefined {
  const day = localDay(at, zone);
  const kind = kindOfDay(day, calendar);
  if (openOn(day, zone, calendar).some(({ from, to }) => from <= at && at < to)) return undefined;
  if (kind !== 'open' && kind !== 'ramadan') return kind;
  const pause = breaksOn(day, zone).findIndex(({ from, to }) => from <= at && at < to);
  const [from, to] = hours.usual;
  if (at < momentOf(day, from, zone) || at >= momentOf(day, to, zone)) return 'night';
  if (kind === 'ramadan') return 'ramadan';
  return pause === 0 && weekday(day) === friday ? 'friday' : 'maghrib';
}
