import { takeDayPart } from './clock-parts.js';
import { takeDay, takeMonth, takeNumeric, takeYear } from './date-calendar.js';
import { type DateFacts, set, type Step } from './date-pieces.js';
import {
  takeDistance,
  takeEve,
  takeFeast,
  takeOffset,
  takePartOfToday,
  takeWeek,
  takeWeekday,
} from './date-relative.js';
import * as words from './date-words.js';
import { type Cursor } from './tokens.js';

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
    if (steps.some((step) => ((cursor.at = start), step(cursor, facts)))) continue;
    cursor.at = start;
    break;
  }
  return facts;
}
