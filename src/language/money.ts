import { type Literal, readLiteral } from './literal.js';
import { slangAmounts, slangCounts } from './money-slang.js';
import { moneyFillers, moneyTrouble } from './money-words.js';
import { oneOfScale, readSmallNumber, scales, splitNumberWords } from './number-words.js';
import { skipPhrases } from './phrases.js';
import { withoutPoliteness } from './politeness.js';
import { type Reader, rejected, value } from './reading.js';
import { Cursor, longestAnswer, type Token, tokenize } from './tokens.js';

/** More than this is a slip of the keyboard: one trillion rupiah. */
const most = 1_000_000_000_000;

/** "1,5 juta" is {15, 10, 1000000}; `scale` is 1 where no unit word follows. */
interface Part {
  numerator: number;
  denominator: number;
  scale: number;
  written: Literal['style'] | 'words';
}

type Refusal = 'malformed' | 'unclear' | 'range' | 'looks_like_id';

const halves = new Map([
  ['setengah', [1, 2]],
  ['stengah', [1, 2]],
  ['stgh', [1, 2]],
  ['separo', [1, 2]],
  ['seperempat', [1, 4]],
]);
const typedFractions = ['1/2', '1/4', '3/4'];

/** A fraction at the cursor: "setengah", "tiga perempat", "1/2". */
function readFraction(cursor: Cursor): [number, number] | undefined {
  const word = halves.get(cursor.word());
  if (word) {
    cursor.at++;
    return [word[0] ?? 0, word[1] ?? 1];
  }
  if (cursor.skip('tiga', 'perempat') || cursor.skip('3', 'perempat')) return [3, 4];
  const typed = typedFractions.find((text) => cursor.skip(...text));
  return typed === undefined ? undefined : [Number(typed[0]), Number(typed[2])];
}

/** "dua koma lima": the digits after the word for the decimal mark. */
function readSpokenDecimals(
  cursor: Cursor,
  count: number,
): Pick<Part, 'numerator' | 'denominator'> {
  if (cursor.word() !== 'koma') return { numerator: count, denominator: 1 };
  cursor.at++;
  const decimals = readSmallNumber(cursor);
  if (decimals === undefined || decimals === 0 || decimals > 99)
    return { numerator: count, denominator: 0 };
  const denominator = 10 ** String(decimals).length;
  return { numerator: count * denominator + decimals, denominator };
}

/** The number before a unit word. Denominator 0 marks what can not be read. */
function readQuantity(cursor: Cursor): Omit<Part, 'scale'> | 'malformed' | undefined {
  const fraction = readFraction(cursor);
  if (fraction) return { numerator: fraction[0], denominator: fraction[1], written: 'words' };
  const slang = slangCounts.get(cursor.word());
  const count = slang ?? readSmallNumber(cursor);
  if (slang !== undefined) cursor.at++;
  const literal = count === undefined ? readLiteral(cursor) : undefined;
  if (literal === 'malformed') return literal;
  const quantity =
    count === undefined
      ? literal
      : { ...readSpokenDecimals(cursor, count), written: 'words' as const };
  if (!quantity) return undefined;
  const written = 'style' in quantity ? quantity.style : quantity.written;
  const extra = quantity.denominator === 1 ? readFraction(cursor) : undefined;
  if (!extra) return { numerator: quantity.numerator, denominator: quantity.denominator, written };
  const [top, bottom] = extra;
  return { numerator: quantity.numerator * bottom + top, denominator: bottom, written };
}

/** A unit word at the cursor, with "-an" before or behind it; 1 when there is none. */
function readScale(cursor: Cursor): number {
  skipAbout(cursor);
  const scale = cursor.skip('ceng') ? 1000 : Number(scales.get(cursor.word()) ?? 1);
  if (scale > 1 && scales.get(cursor.word()) === String(scale)) cursor.at++;
  skipAbout(cursor);
  return scale;
}

function skipAbout(cursor: Cursor): void {
  if (!cursor.skip('an')) cursor.skip('-', 'an');
}

function readPart(cursor: Cursor): Part | Refusal | undefined {
  const fixed = slangAmounts.get(cursor.word()) ?? oneOfScale.get(cursor.word());
  if (fixed !== undefined) {
    cursor.at++;
    skipAbout(cursor);
    return { numerator: 1, denominator: 1, scale: fixed, written: 'words' };
  }
  const unclearAlone = slangCounts.has(cursor.word());
  const quantity = readQuantity(cursor);
  if (quantity === undefined || quantity === 'malformed') return quantity;
  const scale = readScale(cursor);
  if (unclearAlone && scale === 1 && cursor.word() !== 'perak') return 'unclear';
  return { ...quantity, scale };
}

/** An amount that is a phone number or a NIK rather than money. */
function looksLikeId(text: string): boolean {
  return text.length > 12 || (/^(62)?8[1-9]\d{7,}$/.test(text) && !text.endsWith('000000'));
}

/** Whole rupiah of one part, or why not. */
function worth(part: Part): number | Refusal {
  const { numerator, denominator, scale, written } = part;
  if (denominator === 0) return 'malformed';
  if (scale > 1 && written === 'unclear') return 'unclear';
  if (scale > 1 && written === 'grouped') return 'malformed';
  if (scale === 1 && (written === 'decimal' || (written === 'words' && denominator > 1)))
    return 'malformed';
  if (scale === 1 && written === 'plain' && looksLikeId(String(numerator))) return 'looks_like_id';
  const product = numerator * scale;
  return product % denominator === 0 ? product / denominator : 'malformed';
}

/** "2 juta 3 ratus" leaves the thousands out; "2 juta setengah" means half of the unit before. */
function completeTail(part: Part, before: Part, explicit: boolean): number | Refusal {
  if (part.denominator === 2 && part.numerator === 1) return before.scale / 2;
  if (part.denominator !== 1 || part.numerator > 999) return 'unclear';
  const typedShort = part.written !== 'words' && part.numerator < 100;
  if (before.scale === 1000) return typedShort ? 'unclear' : part.numerator;
  if (before.scale !== 1_000_000 || explicit || part.numerator < 100) return 'unclear';
  return part.numerator * 1000;
}

/** Adds the parts up; each must be smaller than the unit of the one before. */
function total(parts: readonly Part[], explicit: boolean): number | Refusal {
  let sum = 0;
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1];
    const bare = before !== undefined && part.scale === 1;
    if (bare && index < parts.length - 1) return 'range';
    if (before && (before.scale === 1 || part.scale >= before.scale)) return 'range';
    if (before && before.denominator > 1) return 'unclear';
    const amount = bare ? completeTail(part, before, explicit) : worth(part);
    if (typeof amount === 'string') return amount;
    if (before && amount >= before.scale) return 'unclear';
    if (before && !bare && part.denominator > 1) return 'unclear';
    sum += amount;
  }
  return sum > most ? 'range' : sum;
}

/** ",-" and ".-" close an amount on paper. */
function skipPaperEnd(cursor: Cursor): void {
  if (/^[.,/]$/.test(cursor.mark()) && /^[-=]$/.test(cursor.mark(1))) cursor.at += 2;
}

function readAmount(tokens: readonly Token[]): number | Refusal | undefined {
  const cursor = new Cursor(tokens);
  skipPhrases(cursor, moneyFillers);
  const parts: Part[] = [];
  for (;;) {
    const part = readPart(cursor);
    if (typeof part === 'string') return part;
    if (!part) break;
    parts.push(part);
  }
  skipPaperEnd(cursor);
  const explicit = cursor.skip('perak') || cursor.word() === 'rupiah';
  skipPhrases(cursor, moneyFillers);
  if (parts.length === 0 || !cursor.done) return undefined;
  return total(parts, explicit);
}

/** Why a text without a readable amount is refused. */
function trouble(tokens: readonly Token[]): string {
  if (tokens[0]?.text === '-') return 'negative';
  for (const token of tokens) {
    const found = moneyTrouble.get(token.text);
    if (found) return found;
  }
  const numeric = tokens.some((token) => token.kind === 'digits' || scales.get(token.text));
  return numeric ? 'malformed' : 'not_found';
}

/**
 * An amount of money: whole rupiah from 0 to one trillion, as a number.
 *
 * Reads "Rp1.500.000,00", "2,5jt", "1 juta 250", "dua juta tiga ratus", "goceng", "setengah juta".
 * "About" words are dropped: the value is echoed to the person before it counts.
 * Reasons: `range` (two amounts, or too much), `negative`, `foreign`, `malformed` (broken grouping,
 * parts of a rupiah), `unclear` (two sums are possible: "1.500 ribu", "gopek"), `vague`, `period` (per day
 * or year), `unit`, `looks_like_id`, `question`, `too_long`, `not_found`.
 */
export const readMoney: Reader<number> = (text) => {
  if (text.trim().length > longestAnswer) return rejected('too_long');
  const tokens = splitNumberWords(withoutPoliteness(tokenize(text.trim())));
  if (tokens.some((token) => token.text === '?')) return rejected('question');
  const amount = readAmount(tokens);
  if (typeof amount === 'number') return value(amount);
  return rejected(amount ?? trouble(tokens));
};
