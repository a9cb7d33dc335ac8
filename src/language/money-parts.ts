import { type Literal, readLiteral } from './literal.js';
import { slangAmounts, slangCounts } from './money-slang.js';
import { oneOfScale, readSmallNumber, scales } from './number-words.js';
import { type Cursor } from './tokens.js';

/** A number as a fraction, so that nothing is rounded. Denominator 0 marks a broken one. */
interface Quantity {
  numerator: number;
  denominator: number;
  written: Literal['style'] | 'words';
}

/** "1,5 juta" is {15, 10, 1000000}; `scale` is 1 where no unit word follows. */
export interface MoneyPart extends Quantity {
  scale: number;
}

/** Why a sum is not taken; the reader's reasons of the same names. */
export type Refusal = 'malformed' | 'unclear' | 'range' | 'looks_like_id';

const fractionWords = new Map([
  ['setengah', 2],
  ['stengah', 2],
  ['stgh', 2],
  ['separo', 2],
  ['seperempat', 4],
]);
const typedFractions = [
  ['1', '/', '2'],
  ['1', '/', '4'],
  ['3', '/', '4'],
];

/** A fraction at the cursor: "setengah", "tiga perempat", "1/2". */
function readFraction(cursor: Cursor): [number, number] | undefined {
  const bottom = fractionWords.get(cursor.word());
  if (bottom !== undefined) {
    cursor.at++;
    return [1, bottom];
  }
  if (cursor.skip('tiga', 'perempat') || cursor.skip('3', 'perempat')) return [3, 4];
  const typed = typedFractions.find((texts) => cursor.skip(...texts));
  return typed && [Number(typed[0]), Number(typed[2])];
}

/** "dua koma lima": the count with the digits after the word for the decimal mark. */
function withSpokenDecimals(cursor: Cursor, count: number): Quantity {
  if (!cursor.skip('koma')) return { numerator: count, denominator: 1, written: 'words' };
  const typed = /^\d{1,2}$/.test(cursor.digits()) ? cursor.digits() : undefined;
  if (typed !== undefined) cursor.at++;
  const decimals = typed ?? String(readSmallNumber(cursor) ?? 0);
  const broken = decimals.length > 2 || Number(decimals) === 0;
  const denominator = broken ? 0 : 10 ** decimals.length;
  return { numerator: count * denominator + Number(decimals), denominator, written: 'words' };
}

/** A whole or decimal number at the cursor, in words, slang or digits. */
function readNumeral(cursor: Cursor): Quantity | 'malformed' | undefined {
  const slang = slangCounts.get(cursor.word());
  if (slang !== undefined) {
    cursor.at++;
    return { numerator: slang, denominator: 1, written: 'words' };
  }
  const count = readSmallNumber(cursor);
  if (count !== undefined) return withSpokenDecimals(cursor, count);
  const literal = readLiteral(cursor);
  if (literal === undefined || literal === 'malformed') return literal;
  if (literal.style === 'plain' && cursor.word() === 'koma') {
    return withSpokenDecimals(cursor, literal.numerator);
  }
  const { numerator, denominator, style } = literal;
  return { numerator, denominator, written: style };
}

/** The number before a unit word, with a fraction behind it: "satu setengah", "1 1/2". */
function readQuantity(cursor: Cursor): Quantity | 'malformed' | undefined {
  const fraction = readFraction(cursor);
  if (fraction) return { numerator: fraction[0], denominator: fraction[1], written: 'words' };
  const quantity = readNumeral(cursor);
  if (typeof quantity !== 'object' || quantity.denominator !== 1) return quantity;
  const extra = readFraction(cursor);
  if (!extra) return quantity;
  const [top, bottom] = extra;
  return { ...quantity, numerator: quantity.numerator * bottom + top, denominator: bottom };
}

/** "-an" behind a number or a unit word: about. */
function skipAbout(cursor: Cursor): void {
  if (!cursor.skip('an')) cursor.skip('-', 'an');
}

/** A unit word at the cursor, with "-an" before or behind it; 1 when there is none. */
function readScale(cursor: Cursor): number {
  skipAbout(cursor);
  const scale = cursor.word() === 'ceng' ? '1000' : scales.get(cursor.word());
  if (scale !== undefined) cursor.at++;
  skipAbout(cursor);
  return Number(scale ?? 1);
}

/** One part of an amount at the cursor: "2,5 juta", "sejuta", "goceng", "500". */
export function readMoneyPart(cursor: Cursor): MoneyPart | Refusal | undefined {
  const fixed = slangAmounts.get(cursor.word()) ?? oneOfScale.get(cursor.word());
  if (fixed !== undefined) {
    cursor.at++;
    skipAbout(cursor);
    return { numerator: 1, denominator: 1, scale: fixed, written: 'words' };
  }
  const slang = slangCounts.has(cursor.word());
  const quantity = readQuantity(cursor);
  if (typeof quantity !== 'object') return quantity;
  const scale = readScale(cursor);
  if (slang && scale === 1 && cursor.word() !== 'perak') return 'unclear';
  return { ...quantity, scale };
}
