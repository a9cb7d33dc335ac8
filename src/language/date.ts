import {
  addDays,
  addMonths,
  compareDays,
  type Day,
  dayAt,
  exists,
  firstFrom,
  isoDay,
  weekdayOf,
} from './calendar.js';
import { atWords, dayParts } from './clock-words.js';
import { readDateFacts } from './date-facts.js';
import { type DateFacts } from './date-pieces.js';
import { dateTrouble } from './date-words.js';
import { splitNumberWords } from './number-words.js';
import { withoutPoliteness } from './politeness.js';
import { type Reader, type Reading, rejected, value } from './reading.js';
import { readTimeTokens } from './time.js';
import { Cursor, longestAnswer, type Token, tokenize } from './tokens.js';

const earliestYear = 1900;
const latestYear = 2100;

/** Two digits up to this year's are this century, the others the last one. */
function fullYear(written: string, today: Day): number {
  const year = Number(written);
  if (written.length > 2) return year;
  return year > today.year % 100 ? 1900 + year : 2000 + year;
}

/** The weekday in the Monday-to-Sunday week that is `weeks` away. */
const inWeek = (today: Day, weekday: number, weeks: number): Day =>
  addDays(today, weekday - weekdayOf(today) + weeks * 7);

/** The nearest such weekday strictly after (1) or before (-1) today. */
function nearest(today: Day, weekday: number, direction: 1 | -1): Day {
  const steps = (((weekday - weekdayOf(today)) * direction + 6) % 7) + 1;
  return addDays(today, steps * direction);
}

/** "senin depan" counts only where "the next one" and "the one in the next week" agree. */
function agreed(first: Day, second: Day): Day | Reading<never> {
  if (compareDays(first, second) === 0) return first;
  return rejected('which_week', { first: isoDay(first), second: isoDay(second) });
}

function fromWeekday(weekday: number, facts: DateFacts, today: Day): Day | Reading<never> {
  if (facts.weekShift !== undefined) {
    return facts.weekdayShift === undefined
      ? inWeek(today, weekday, facts.weekShift)
      : rejected('contradiction');
  }
  switch (facts.weekdayShift) {
    case 1:
      return agreed(nearest(today, weekday, 1), inWeek(today, weekday, 1));
    case -1:
      return agreed(nearest(today, weekday, -1), inWeek(today, weekday, -1));
    case 0:
      return agreed(nearest(today, weekday, 1), inWeek(today, weekday, 0));
    case 'recent':
      return nearest(today, weekday, -1);
    default:
      return nearest(today, weekday, 1);
  }
}

/** The year that the text names, or nothing. */
function yearOf(facts: DateFacts, today: Day): number | undefined {
  if (facts.year !== undefined) return fullYear(facts.year, today);
  return facts.yearShift === undefined ? undefined : today.year + facts.yearShift;
}

function fromDayOfMonth(day: number, facts: DateFacts, today: Day): Day | Reading<never> {
  if (day < 1 || day > 31 || (facts.month !== undefined && (facts.month < 1 || facts.month > 12))) {
    return rejected('impossible');
  }
  const year = yearOf(facts, today);
  if (facts.month === undefined) {
    if (year !== undefined) return rejected('incomplete');
    if (facts.monthShift === undefined)
      return firstFrom(today, 62, (next) => next.day === day) ?? rejected('impossible');
    return real({ ...addMonths(today, facts.monthShift), day });
  }
  if (facts.monthShift !== undefined) return rejected('contradiction');
  if (year !== undefined) return real({ year, month: facts.month, day });
  for (let ahead = 0; ahead <= 8; ahead++) {
    const candidate = { year: today.year + ahead, month: facts.month, day };
    if (exists(candidate) && compareDays(candidate, today) >= 0) return candidate;
  }
  return rejected('impossible');
}

function real(day: Day): Day | Reading<never> {
  if (day.year < earliestYear || day.year > latestYear) return rejected('range');
  return exists(day) ? day : rejected('impossible');
}

function fromOffset(facts: DateFacts, today: Day): Day | Reading<never> | undefined {
  if (facts.monthsAhead !== undefined) {
    if (facts.offset !== undefined) return rejected('contradiction');
    return real({ ...addMonths(today, facts.monthsAhead), day: today.day });
  }
  return facts.offset === undefined ? undefined : real(addDays(today, facts.offset));
}

const isDay = (of: Day | Reading<never>): of is Day => 'year' in of;

/** The day before for "malam minggu"; the weekday said beside another statement must be its weekday. */
function finish(day: Day, facts: DateFacts, checkWeekday: boolean): Reading<string> {
  if (checkWeekday && facts.weekday !== undefined && facts.weekday !== weekdayOf(day)) {
    return rejected('contradiction');
  }
  return value(isoDay(facts.eve ? addDays(day, -1) : day));
}

function resolve(facts: DateFacts, today: Day): Reading<string> {
  const shifted = fromOffset(facts, today);
  const dated = facts.day === undefined ? undefined : fromDayOfMonth(facts.day, facts, today);
  if (shifted && dated) {
    if (!isDay(shifted) || !isDay(dated))
      return isDay(shifted) ? (dated as Reading<never>) : shifted;
    return compareDays(shifted, dated) === 0
      ? finish(dated, facts, true)
      : rejected('contradiction');
  }
  const found = shifted ?? dated;
  if (found) {
    const besideDay = facts.weekShift ?? facts.weekdayShift;
    const besideShift = facts.month ?? facts.year ?? facts.monthShift ?? facts.yearShift;
    if (besideDay !== undefined || (!dated && besideShift !== undefined))
      return rejected('contradiction');
    return isDay(found) ? finish(found, facts, true) : found;
  }
  const stray =
    facts.month ?? facts.year ?? facts.monthShift ?? facts.yearShift ?? facts.monthsAhead;
  if (facts.weekday === undefined || stray !== undefined) return rejected('incomplete');
  const day = fromWeekday(facts.weekday, facts, today);
  return isDay(day) ? finish(day, facts, false) : day;
}

/** "9.00" or "9:00", and not the figure 9. */
function hasMinutes(rest: readonly Token[]): boolean {
  return rest.some(
    ({ text }, index) =>
      (text === '.' || text === ':') &&
      /^\d\d$/.test(rest[index + 1]?.text ?? '') &&
      rest[index + 1]?.gap === false,
  );
}

/** What is left behind a day must be a time of day: "besok jam 9 pagi". */
function endsInTime(rest: readonly Token[]): boolean {
  const marked = rest.some(({ text }) => atWords.has(text) || dayParts.get(text) !== undefined);
  return (marked || hasMinutes(rest)) && readTimeTokens(rest).outcome !== 'rejected';
}

function trouble(tokens: readonly Token[], facts: DateFacts): string {
  const found = new Set(tokens.map((token) => dateTrouble.get(token.text)));
  const first = (['moveable', 'several', 'vague'] as const).find((reason) => found.has(reason));
  if (first) return first;
  if (tokens.some((token) => token.text === '-') && facts.day === undefined) return 'several';
  const figures = tokens.filter(({ kind }) => kind === 'digits');
  return figures.length === 1 && /^(19|20)\d\d$/.test(figures[0]?.text ?? '')
    ? 'incomplete'
    : 'not_found';
}

/**
 * A date, YYYY-MM-DD, read day-month-year against today.
 *
 * Reads "17-08-90", "5 des", "tgl 17 bulan 8 tahun 90", "besok jam 9", "kamis minggu depan", "malam minggu",
 * "2 hari lagi". Without a year the next such day from today counts; a bare weekday is the next one after
 * today; a time of day behind it is checked and dropped.
 * Reasons: `impossible` (31/04), `range` (a year before 1900 or after 2100), `incomplete` (month or year
 * only, "minggu depan"), `contradiction` (the weekday is another), `which_week` ("rabu depan", with the two
 * dates in `first` and `second`), `several` (ranges, alternatives), `moveable` (feasts of another calendar),
 * `vague`, `question`, `too_long`, `not_found`.
 */
export const readDate: Reader<string> = (text, { now, timeZone }) => {
  if (text.trim().length > longestAnswer) return rejected('too_long');
  const tokens = splitNumberWords(withoutPoliteness(tokenize(text.trim())));
  if (tokens.some((token) => token.text === '?')) return rejected('question');
  const cursor = new Cursor(tokens);
  const facts = readDateFacts(cursor);
  const said = Object.keys(facts).length > 0;
  const rest = tokens.slice(cursor.at);
  if (!said || (rest.length > 0 && !endsInTime(rest))) return rejected(trouble(tokens, facts));
  return resolve(facts, dayAt(now, timeZone));
};
