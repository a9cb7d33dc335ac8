import { addDays, addMonths, compareDays, dayAt, exists, isoDay, type Day } from './calendar.js';
import { readDate } from './date.js';
import { findMonth, findWeekday } from './date-words.js';
import { readMoney } from './money.js';
import type { ReadingContext } from './reading.js';

/** A run of words, from `from` up to but not with `to`. */
export interface Span {
  from: number;
  to: number;
}

export interface Amount extends Span {
  value: number;
  /** So much for one of them: "@5rb", "3 x 5rb". */
  each: boolean;
  /** How many, where it is said with the amount: "3x5rb". */
  times?: number;
}

const longestAmount = 6;
const counted = /^\d{1,4}$/;
const begins =
  /^(?:@|rp\.?|idr)?\d|^(?:@|rp\.?|idr)$|^(?:se(?:ribu|juta|ratus|puluh|tengah)|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|gopek|ceng|noceng|goceng|ceban|noban|goban|gocap|cepek)/;
const big = /\d{4}|rp|rb|ribu|rebu|jt|juta|k$|\d\.\d{3}|m$|milyar|miliar|ceng|ban$|seribu|sejuta/;

/** Whether a figure can be nothing but money: a unit, "Rp", grouped or at least four digits that are no year. */
function surelyMoney(text: string, value: number): boolean {
  if (
    /rp|idr|rb|ribu|rebu|rbu|jt|juta|jeti|\dk\b|milyar|miliar|ceng|ceban|goban|noban|gocap/.test(
      text,
    )
  )
    return true;
  if (/\d\.\d{3}/.test(text)) return true;
  return value >= 1000 && !(value >= 1900 && value <= 2100) && /^\d+$/.test(text);
}

/** The one amount in the words; undefined where there is none, 'several' where there are two. */
export function findAmount(
  words: readonly string[],
  context: ReadingContext,
): Amount | 'several' | undefined {
  const found: Amount[] = [];
  for (let from = 0; from < words.length; from++) {
    const amount = amountAt(words, from, context);
    if (!amount) continue;
    found.push(amount);
    from = amount.to - 1;
  }
  if (found.length > 1) return 'several';
  return found[0];
}

function amountAt(
  words: readonly string[],
  from: number,
  context: ReadingContext,
): Amount | undefined {
  const first = words[from] ?? '';
  const product = /^(\d{1,4})[x×](.+)$/.exec(first);
  if (!product && !begins.test(first)) return undefined;
  for (let to = Math.min(words.length, from + longestAmount); to > from; to--) {
    const text = words.slice(from, to).join(' ');
    const price = product ? text.slice((product[1]?.length ?? 0) + 1) : text.replace(/^@\s*/, '');
    const last = words[to - 1] ?? '';
    if (
      to - from > 1 &&
      !/\d|ribu|rebu|rb|jt|juta|ratus|puluh|belas|^k$|rupiah|perak|setengah|tengah/.test(last)
    )
      continue;
    const reading = readMoney(price, context);
    if (reading.outcome !== 'value' || !surelyMoney(price, reading.value)) continue;
    const each = text.startsWith('@') || product !== null;
    return { from, to, value: reading.value, each, ...(product && { times: Number(product[1]) }) };
  }
  return undefined;
}

/** Whether a word looks like a second amount, or a number too long to be a count. */
export const looksLikeMoney = (word: string): boolean =>
  /\d/.test(word) && big.test(word) && !/^\d+\s*(kg|gr|g|ml|l|pcs|km)$/.test(word);

export const isCount = (word: string): boolean => counted.test(word);

/** A day at the beginning or the end of the words; 'future' for one that has not come. */
export function findDay(
  words: readonly string[],
  context: ReadingContext,
): (Span & { day: string }) | 'future' | undefined {
  const today = dayAt(context.now, context.timeZone);
  for (let length = Math.min(5, words.length); length > 0; length--) {
    for (const from of new Set([0, words.length - length])) {
      const part = words.slice(from, from + length);
      if (!beginsDay(part)) continue;
      const day = readPastDay(part.join(' '), today, context);
      if (day === 'future') return 'future';
      if (day) return { from, to: from + length, day };
    }
  }
  return undefined;
}

/** A bare figure or word is no day; "minggu" alone is a week as well. */
function beginsDay([first = '', second = '']: readonly string[]): boolean {
  if (/^\d{1,2}[/-]\d{1,2}([/-]\d{2,4})?$/.test(first)) return true;
  if (/^\d{1,2}$/.test(first)) return findMonth(second) !== undefined;
  if (/^(tgl|tanggal|tggl)$/.test(first)) return /^\d/.test(second);
  if (/^(hari|hr)$/.test(first)) return second !== '';
  if (
    /^(kemarin|kemaren|kmrn|kmren|kmaren|tadi|td|today|yesterday|besok|bsk|lusa|nanti|ntar|tomorrow)$/.test(
      first,
    )
  )
    return true;
  return findWeekday(first) !== undefined && second !== '';
}

/** YYYY-MM-DD, or 'future'. */
function readPastDay(text: string, today: Day, context: ReadingContext): string | undefined {
  if (/^(tadi|td)$/.test(text)) return isoDay(today);
  if (text === 'tomorrow') return 'future';
  const reading = readDate(text, context);
  if (reading.outcome !== 'value') return undefined;
  const [year = 0, month = 0, day = 0] = reading.value.split('-').map(Number);
  const read = { year, month, day };
  if (compareDays(read, today) <= 0)
    return compareDays(read, addDays(today, -366)) >= 0 ? reading.value : undefined;
  // Without month or year the reader looks ahead; what is recorded has been.
  const named = text.split(/\s+/).some((word) => findMonth(word) !== undefined);
  const monthless = /^(tgl|tanggal|tggl) \d{1,2}$/.test(text);
  const yearless =
    !/\d{4}|\d[/-]\d+[/-]\d/.test(text) && (named || /^\d{1,2}[/-]\d{1,2}$/.test(text));
  const earlier = monthless
    ? { ...addMonths(read, -1), day }
    : yearless
      ? { ...read, year: year - 1 }
      : undefined;
  const within = earlier && exists(earlier) && compareDays(earlier, addDays(today, -300)) >= 0;
  return within && compareDays(earlier, today) <= 0 ? isoDay(earlier) : 'future';
}
