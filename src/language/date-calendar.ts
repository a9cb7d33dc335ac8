import { dayParts } from './clock-words.js';
import { readNumericDate } from './date-numeric.js';
import { type DateFacts, isShift, set, shiftAt, type Step } from './date-pieces.js';
import * as words from './date-words.js';
import { readSmallNumber, readWordNumber } from './number-words.js';
import { type Cursor } from './tokens.js';

export const takeNumeric: Step = (cursor, facts) => {
  const written = readNumericDate(cursor);
  if (!written) return false;
  return set(facts, { ...written, dayNamed: true });
};

/** A day number, in front of a month or behind "tgl". */
export const takeDay: Step = (cursor, facts) => {
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

/** The dash, slash, dot or comma between the parts of "17-agustus-1990". */
function skipJoint(cursor: Cursor): boolean {
  return cursor.skip('-') || cursor.skip('/') || cursor.skip('.') || cursor.skip(',');
}

export const takeMonth: Step = (cursor, facts) => {
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

export const takeYear: Step = (cursor, facts) => {
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
