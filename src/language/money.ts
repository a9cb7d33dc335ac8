import { type MoneyPart, readMoneyPart, type Refusal } from './money-parts.js';
import { moneyFillers, moneyTrouble } from './money-words.js';
import { scales, splitNumberWords } from './number-words.js';
import { skipPhrases } from './phrases.js';
import { withoutPoliteness } from './politeness.js';
import { type Reader, rejected, value } from './reading.js';
import { Cursor, longestAnswer, squeeze, type Token, tokenize } from './tokens.js';

/** More than this is a slip of the keyboard: one trillion rupiah. */
const most = 1_000_000_000_000;

/** An amount that is a phone number or a NIK rather than money. */
function looksLikeId(text: string): boolean {
  return (
    text.length > 12 || (/^(628[1-9]\d{6,}|8[1-9]\d{7,})$/.test(text) && !text.endsWith('00000'))
  );
}

/** Whole rupiah of one part, or why not. */
function worth(part: MoneyPart): number | Refusal {
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
function completeTail(part: MoneyPart, before: MoneyPart, explicit: boolean): number | Refusal {
  if (part.denominator === 2 && part.numerator === 1) return before.scale / 2;
  if (part.denominator !== 1 || part.numerator > 999) return 'unclear';
  const short = part.numerator < (part.written === 'words' ? 10 : 100);
  if (before.scale === 1000) return short ? 'unclear' : part.numerator;
  if (before.scale !== 1_000_000 || explicit || part.numerator < 100) return 'unclear';
  return part.numerator * 1000;
}

/** Adds the parts up; each must be smaller than the unit of the one before. */
function total(parts: readonly MoneyPart[], explicit: boolean): number | Refusal {
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
  const parts: MoneyPart[] = [];
  for (;;) {
    const part = readMoneyPart(cursor);
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

/** "seratus ibu" is a polite hundred or a hundred thousand with a letter lost. */
function mayHideThousands(text: string): boolean {
  return tokenize(text).some(({ text: word }) => squeeze(word) === 'ibu');
}

/** Why a text without a readable amount is refused. */
function trouble(tokens: readonly Token[]): string {
  const idLike = ({ text }: Token) => /^(0[82]\d{6,}|\d{13,})$/.test(text);
  if (tokens.some(idLike)) return 'looks_like_id';
  const dash = tokens.findIndex((token) => token.text === '-');
  const counted = (token: Token) => token.kind === 'digits' || scales.get(token.text) !== undefined;
  if (dash >= 0) return tokens.slice(0, dash).some(counted) ? 'range' : 'negative';
  for (const token of tokens) {
    const found = moneyTrouble.get(token.text);
    if (found) return found;
  }
  if (tokens.some((token) => token.kind === 'digits')) return 'malformed';
  return tokens.some(counted) ? 'vague' : 'not_found';
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
  if (typeof amount === 'number' && amount < 1000 && mayHideThousands(text))
    return rejected('unclear');
  if (typeof amount === 'number') return value(amount);
  return rejected(amount === undefined || amount === 'malformed' ? trouble(tokens) : amount);
};
