import * as words from './date-words.js';
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
export type Step = (cursor: Cursor, facts: DateFacts) => boolean;

/** Sets facts that are still free; a second, different statement is no closed answer. */
export function set(facts: DateFacts, news: DateFacts): boolean {
  for (const key of Object.keys(news) as (keyof DateFacts)[])
    if (facts[key] !== undefined) return false;
  Object.assign(facts, news);
  return true;
}

/** "depan", "ini" or "lalu" at the cursor. */
export function shiftAt(cursor: Cursor): Shift | undefined {
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

export const isShift = (word: string): boolean =>
  words.next.has(word) || words.current.has(word) || words.past.has(word);
