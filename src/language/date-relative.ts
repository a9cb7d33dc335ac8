import { takeDayPart } from './clock-parts.js';
import { dayParts } from './clock-words.js';
import { isShift, set, shiftAt, type Step } from './date-pieces.js';
import * as words from './date-words.js';
import { readSmallNumber } from './number-words.js';
import { type Cursor } from './tokens.js';

export const takeOffset: Step = (cursor, facts) => {
  if (words.dayOffsets.get(cursor.word()) === -1 && /^(lusa|dulu)$/.test(cursor.word(1))) {
    cursor.at += 2;
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
export const takePartOfToday: Step = (cursor, facts) => {
  const part = dayParts.get(cursor.word(1));
  const lastNight = words.earlier.has(cursor.word()) && part === 'malam';
  const said = words.later.has(cursor.word()) || words.earlier.has(cursor.word());
  if (said && part && !lastNight) {
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
export const takeDistance: Step = (cursor, facts) => {
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

export const takeFeast: Step = (cursor, facts) => {
  const found = words.feasts
    .flatMap((feast) => feast.names.map((name) => ({ feast, texts: name.split(' ') })))
    .sort((a, b) => b.texts.length - a.texts.length)
    .find(({ texts }) => cursor.skip(...texts));
  if (!found) return false;
  const { month, day } = found.feast;
  const year = /^\d{4}$/.test(cursor.digits()) ? cursor.digits() : undefined;
  if (year !== undefined) cursor.at++;
  return set(facts, { month, day, dayNamed: true, ...(year !== undefined && { year }) });
};

/** "malam minggu", "malem tahun baru". */
export const takeEve: Step = (cursor, facts) => {
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
export const takeWeek: Step = (cursor, facts) => {
  if (!words.week.has(cursor.word())) return false;
  cursor.at++;
  const shift = shiftAt(cursor);
  if (shift !== undefined) return set(facts, { weekShift: shift });
  cursor.at--;
  return false;
};

export const takeWeekday: Step = (cursor, facts) => {
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
