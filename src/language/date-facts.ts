import { dayParts } from './clock-words.js';
import { readNumericDate } from './date-numeric.js';
import * as words from './date-words.js';
import { readSmallNumber, readWordNumber } from './number-words.js';
import { takeDayPart } from './time.js';
import { type Cursor } from './tokens.js';

/** Which week, month or year: -1 last, 0 this, 1 next. */
export type Shift = -1 | 0 | 1;

/** Everything a text says about a day, piece by piece and unchecked. */
export interface DateFacts {
  /** Days from today. */
  offset?: number;
  /** A number of months from today ("sebulan lagi"). */
  monthsAhead?: number;
  weekday?: number;
  /** "depan", "lalu", "ini", "besok" behind a weekday. */
  weekdayShift?: Shift | 'coming' | 'recent';
  /** "minggu depan" beside a weekday. */
  weekShift?: Shift;
  day?: number;
  /** The day was named as one: "tgl 5". */
  dayNamed?: boolean;
  month?: number;
  monthShift?: Shift;
  /** As written, two or four digits. */
  year?: string;
  yearShift?: Shift;
  /** "malam minggu": the evening before. */
  eve?: boolean;
  part?: boolean;
}

/** One attempt at the cursor: takes tokens and sets facts, or leaves both alone. */
type Step = (cursor: Cursor, facts: DateFacts) => boolean;

/** Sets facts that are still free; a second, different statement is no closed answer. */
function set(facts: DateFacts, news: DateFacts): boolean {
  for (const key of Object.keys(news) as (keyof DateFacts)[])
    if (facts[key] !== undefined) return false;
  Object.assign(facts, news);
  return true;
}

function shiftAt(cursor: Cursor): Shift | undefined {
  const word = cursor.word();
  const shift = words.next.has(word)
    ? 1
    : words.current.has(word)
      ? 0
      : words.past.has(word)
        ? -1
        : undefined;
  if (shift !== undefined) cursor.at++;
  return shift;
}

const takeOffset: Step = (cursor, facts) => {
  if (
    cursor.skip('kemarin', 'lusa') ||
    cursor.skip('kemaren', 'lusa') ||
    cursor.skip('kemarin', 'dulu')
  ) {
    return set(facts, { offset: -2 });
  }
  if (words.day.has(cursor.word()) && words.current.has(cursor.word(1))) {
    cursor.at += 2;
    return set(facts, { offset: 0 });
  }
  const offset = words.dayOffsets.get(cursor.word());
  if (offset === undefined) return false;
  cursor.at++;
  if (facts.weekday !== undefined && facts.offset === undefined && Math.abs(offset) === 1) {
    return set(facts, { weekdayShift: offset > 0 ? 'coming' : 'recent' });
  }
  return set(facts, { offset });
};

/** "nanti sore", "tadi pagi", "malam ini": today. */
const takePartOfToday: Step = (cursor, facts) => {
  const said = words.later.has(cursor.word()) || words.earlier.has(cursor.word());
  if (said && dayParts.get(cursor.word(1)) && cursor.word() + cursor.word(1) !== 'tadimalam') {
    cursor.at++;
    takeDayPart(cursor);
    cursor.skip('ini');
    return set(facts, { offset: 0, part: true });
  }
  if (!dayParts.get(cursor.word()) || cursor.word(1) !== 'ini') return false;
  cursor.at += 2;
  return set(facts, { offset: 0, part: true });
};

const single = new Map([
  ['sehari', 'hari'],
  ['seminggu', 'minggu'],
  ['sepekan', 'minggu'],
  ['sebulan', 'bulan'],
  ['setahun', 'tahun'],
]);

/** "3 hari lagi", "seminggu yang lalu". */
const takeDistance: Step = (cursor, facts) => {
  const start = cursor.at;
  const back = () => ((cursor.at = start), false);
  const one = single.get(cursor.word());
  const typed = /^\d{1,3}$/.test(cursor.digits()) ? Number(cursor.digits()) : undefined;
  const count =
    one === undefined && typed === undefined ? readSmallNumber(cursor) : (cursor.at++, typed ?? 1);
  const unit = one ?? unitOf(cursor.word());
  if (one === undefined) cursor.at++;
  const sign = readDirection(cursor);
  if (count === undefined || unit === undefined || sign === undefined) return back();
  if (unit === 'hari') return set(facts, { offset: sign * count });
  if (unit === 'minggu') return set(facts, { offset: sign * count * 7 });
  return set(facts, { monthsAhead: sign * count * (unit === 'tahun' ? 12 : 1) });
};

function unitOf(word: string): string | undefined {
  if (words.day.has(word)) return 'hari';
  if (words.week.has(word)) return 'minggu';
  if (words.month.has(word)) return 'bulan';
  return words.year.has(word) ? 'tahun' : undefined;
}

function readDirection(cursor: Cursor): number | undefined {
  const ahead = [
    ['lagi'],
    ['lg'],
    ['ke', 'depan'],
    ['kedepan'],
    ['mendatang'],
    ['dari', 'sekarang'],
  ];
  if (ahead.some((phrase) => cursor.skip(...phrase))) return 1;
  const ago = [['yang', 'lalu'], ['yg', 'lalu'], ['lalu']];
  return ago.some((phrase) => cursor.skip(...phrase)) ? -1 : undefined;
}

const takeFeast: Step = (cursor, facts) => {
  const found = words.feasts
    .flatMap((feast) => feast.names.map((name) => ({ feast, texts: name.split(' ') })))
    .sort((a, b) => b.texts.length - a.texts.length)
    .find(({ texts }) => cursor.skip(...texts));
  return (
    found !== undefined &&
    set(facts, { month: found.feast.month, day: found.feast.day, dayNamed: true })
  );
};

/** "malam minggu", "malem tahun baru". */
const takeEve: Step = (cursor, facts) => {
  if (!words.evening.has(cursor.word()) || facts.weekday !== undefined || facts.day !== undefined)
    return false;
  const start = cursor.at++;
  if (words.day.has(cursor.word())) cursor.at++;
  const weekday = words.findWeekday(cursor.word());
  if (weekday !== undefined && !isShift(cursor.word(1))) {
    cursor.at++;
    return set(facts, { weekday, eve: true });
  }
  if (takeFeast(cursor, facts)) return set(facts, { eve: true });
  cursor.at = start;
  return false;
};

/** "minggu depan" as a week; with "hari" before it, a Sunday. */
const takeWeek: Step = (cursor, facts) => {
  if (!words.week.has(cursor.word())) return false;
  cursor.at++;
  const shift = shiftAt(cursor);
  if (shift !== undefined) return set(facts, { weekShift: shift });
  cursor.at--;
  return false;
};

const takeWeekday: Step = (cursor, facts) => {
  const start = cursor.at;
  const named = words.day.has(cursor.word());
  if (named) cursor.at++;
  if (cursor.skip('jum', 'at')) return set(facts, { weekday: 5 });
  const weekday = words.findWeekday(cursor.word());
  if (weekday === undefined) {
    cursor.at = start;
    return false;
  }
  cursor.at++;
  const shift = words.dayOffsets.has(cursor.word()) ? undefined : shiftAt(cursor);
  return set(facts, { weekday, ...(shift !== undefined && { weekdayShift: shift }) });
};

const takeNumeric: Step = (cursor, facts) => {
  const written = readNumericDate(cursor);
  if (!written) return false;
  return set(facts, { ...written, dayNamed: true });
};

/** A day number, in front of a month or behind "tgl". */
const takeDay: Step = (cursor, facts) => {
  const start = cursor.at;
  const named = words.dateWords.has(cursor.word());
  if (named) cursor.at++;
  cursor.skip('.');
  if (named && takeNumeric(cursor, facts)) return true;
  const typed = /^\d{1,2}$/.test(cursor.digits()) ? Number(cursor.digits()) : undefined;
  const day = typed === undefined ? readSmallNumber(cursor) : (cursor.at++, typed);
  const after = skipJoint(cursor);
  const monthFollows =
    words.findMonth(cursor.word()) !== undefined || words.month.has(cursor.word());
  if (after && !monthFollows) cursor.at--;
  const monthShifted = words.month.has(cursor.word()) && !/^\d+$/.test(cursor.digits(1));
  const weekdayGiven = facts.weekday !== undefined && facts.month === undefined;
  const enough =
    named || (monthFollows && !(monthShifted && isShift(cursor.word(1)))) || weekdayGiven;
  if (day !== undefined && enough) return set(facts, { day, ...(named && { dayNamed: true }) });
  cursor.at = start;
  return false;
};

const isShift = (word: string): boolean =>
  words.next.has(word) || words.current.has(word) || words.past.has(word);

/** The dash, slash, dot or comma between the parts of "17-agustus-1990". */
function skipJoint(cursor: Cursor): boolean {
  return cursor.skip('-') || cursor.skip('/') || cursor.skip('.') || cursor.skip(',');
}

const takeMonth: Step = (cursor, facts) => {
  const named = words.month.has(cursor.word());
  if (named) cursor.at++;
  const shift = named ? shiftAt(cursor) : undefined;
  if (shift !== undefined) return set(facts, { monthShift: shift });
  const month = words.findMonth(cursor.word());
  if (month !== undefined) cursor.at++;
  const number = month ?? (named ? readMonthNumber(cursor) : undefined);
  if (number === undefined) {
    if (named) cursor.at--;
    return false;
  }
  if (!set(facts, { month: number })) return false;
  takeYearBehind(cursor, facts);
  return true;
};

function readMonthNumber(cursor: Cursor): number | undefined {
  if (!/^\d{1,2}$/.test(cursor.digits())) return readSmallNumber(cursor);
  return Number(cursor.tokens[cursor.at++]?.text);
}

/** The year right behind a month: "1990", "'90", "90", in words. */
function takeYearBehind(cursor: Cursor, facts: DateFacts): void {
  const start = cursor.at;
  skipJoint(cursor);
  cursor.skip("'");
  const year = readYear(cursor);
  if (year === undefined || !set(facts, { year })) cursor.at = start;
}

function readYear(cursor: Cursor): string | undefined {
  const typed = cursor.digits();
  const timeFollows =
    /^[.:]$/.test(cursor.mark(1)) && cursor.peek(1)?.gap === false && cursor.digits(2) !== '';
  if (/^(\d\d|\d{4})$/.test(typed)) {
    if (timeFollows || dayParts.get(cursor.word(1))) return undefined;
    cursor.at++;
    return typed;
  }
  const first = readWordNumber(cursor);
  if (first === undefined || first < 10) return undefined;
  const second = first === 19 || first === 20 ? readSmallNumber(cursor) : undefined;
  const number = second === undefined ? first : first * 100 + second;
  return number < 100 || number >= 1000 ? String(number) : undefined;
}

const takeYear: Step = (cursor, facts) => {
  if (!words.year.has(cursor.word())) return false;
  const start = cursor.at++;
  const shift = shiftAt(cursor);
  if (shift !== undefined) return set(facts, { yearShift: shift });
  cursor.skip("'");
  const year = readYear(cursor);
  if (year !== undefined) return set(facts, { year });
  cursor.at = start;
  return false;
};

const takePart: Step = (cursor, facts) =>
  facts.part === undefined &&
  hasDay(facts) &&
  takeDayPart(cursor) !== undefined &&
  (twinPart(cursor), set(facts, { part: true }));

function twinPart(cursor: Cursor): void {
  if (cursor.word() !== '' && cursor.word() === cursor.tokens[cursor.at - 1]?.text) cursor.at++;
}

const hasDay = (facts: DateFacts): boolean =>
  facts.offset !== undefined || facts.weekday !== undefined || facts.day !== undefined;

const fillers = new Set(
  'pada di lahir lahirnya kelahiran saya sy aku hari tanggalnya aja saja yang'.split(' '),
);

const takeFiller: Step = (cursor) => {
  const word = cursor.word();
  const born = words.dateWords.has(word) && /^lahir(nya)?$/.test(cursor.word(1));
  if (!born && !fillers.has(word) && !/^[,.:]$/.test(cursor.mark())) return false;
  cursor.at += born ? 2 : 1;
  return true;
};

/** In the order in which they are tried: the more specific first. */
const steps: readonly Step[] = [
  takeEve,
  takePartOfToday,
  takeDistance,
  takeFeast,
  takeNumeric,
  takeWeek,
  takeOffset,
  takeWeekday,
  takeDay,
  takeMonth,
  takeYear,
  takePart,
  takeFiller,
];

/** Takes as much about a day as stands at the cursor; what is left over is the caller's. */
export function readDateFacts(cursor: Cursor): DateFacts {
  const facts: DateFacts = {};
  while (!cursor.done) {
    const start = cursor.at;
    if (steps.some((step) => step(cursor, facts))) continue;
    cursor.at = start;
    break;
  }
  return facts;
}
