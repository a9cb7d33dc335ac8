import { slips } from './slips.js';
import { type Cursor, type Token, WordTable } from './tokens.js';

const units = new Map<string, number>();
const unitRows: [number, string][] = [
  [0, 'nol'],
  [1, 'satu se siji stu'],
  [2, 'dua due loro rong kalih dwa'],
  [3, 'tiga tige telu tigo telung tga'],
  [4, 'empat ampat papat patang empt ampt'],
  [5, 'lima lime limo limang lma'],
  [6, 'enam anam enem nem'],
  [7, 'tujuh tuju pitu pitung tjuh'],
  [8, 'delapan dlapan delapn lapan wolu wolung delepan dlpn'],
  [9, 'sembilan smbilan semblan sembiln songo sanga sangang smbln'],
];
for (const [number, words] of unitRows)
  for (const word of words.split(' ')) units.set(word, number);

const whole = new Map([
  ['sepuluh', 10],
  ['spuluh', 10],
  ['sepulu', 10],
  ['sebelas', 11],
  ['sblas', 11],
  ['splh', 10],
  ['selawe', 25],
]);
const hundred = new Set(['ratus', 'rts', 'rtus', 'atus']);
const aHundred = new Set(['seratus', 'sratus']);

/** How a scale is written, in words and short forms. */
export const scales = WordTable.of({
  1000: 'ribu rb rebu k rbu ewu',
  1_000_000: 'juta jt jeti jta',
  1_000_000_000: 'miliar milyar m milliar milyard miliyar',
  1_000_000_000_000: 'triliun trilyun triliyun',
});
export const oneOfScale = new Map([
  ['seribu', 1000],
  ['srb', 1000],
  ['sewu', 1000],
  ['sejuta', 1_000_000],
  ['sejeti', 1_000_000],
  ['semiliar', 1_000_000_000],
  ['semilyar', 1_000_000_000],
]);

const known = (word: string): boolean =>
  units.has(word) ||
  whole.has(word) ||
  hundred.has(word) ||
  aHundred.has(word) ||
  oneOfScale.has(word) ||
  (word.length > 1 && scales.get(word) !== undefined) ||
  ['puluh', 'belas', 'setengah', 'seperempat', 'perempat', 'an'].includes(word);

/** Pieces of a word that is made of number words only ("duapuluhlima", "jutaan"), longest first. */
function decompose(word: string): string[] | undefined {
  if (word === '' || word.length > 60) return word === '' ? [] : undefined;
  if (known(word)) return [word];
  for (let length = Math.min(word.length - 1, 10); length >= 2; length--) {
    const head = word.slice(0, length);
    if (!known(head) || head === 'an' || head === 'nol') continue;
    const tail = decompose(word.slice(length));
    if (tail) return [head, ...tail];
  }
  return undefined;
}

/** Number words long enough to be known with a slip in them. */
const longWords =
  'sembilan delapan seratus sepuluh sebelas setengah seperempat perempat sejuta seribu miliar'.split(
    ' ',
  );

/** A long number word with one slip in it, put right: "sembian". */
function mend(word: string): string {
  if (word.length < 6 || word.length > 11 || slips(word, 'depan') <= 1) return word;
  const near = longWords.filter(
    (long) => long.startsWith(word.charAt(0)) && slips(long, word) === 1,
  );
  return near.length === 1 ? (near[0] ?? word) : word;
}

/** Mends number words and cuts words that are several of them written together into one token each. */
export function splitNumberWords(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => {
    if (token.kind !== 'word' || token.text.length < 4 || known(token.text)) return [token];
    const parts = decompose(token.text) ?? [mend(token.text)];
    return parts.map((text, index) => ({ ...token, text, gap: index === 0 && token.gap }));
  });
}

/** A word for 0 to 9 at the cursor, or short digits when `digits` are allowed. */
function readUnit(cursor: Cursor, digits: boolean): number | undefined {
  const word = cursor.word();
  const unit = word === 'se' ? undefined : units.get(word);
  if (unit !== undefined) cursor.at++;
  else if (digits && /^[1-9]$/.test(cursor.digits()))
    return Number(cursor.tokens[cursor.at++]?.text);
  return unit;
}

/** What follows a unit: "dua puluh lima", "dua belas" or the unit itself. */
function readTens(cursor: Cursor): number | undefined {
  const fixed = whole.get(cursor.word());
  if (fixed !== undefined) {
    cursor.at++;
    return fixed;
  }
  const start = cursor.at;
  const unit = readUnit(cursor, cursor.word(1) === 'puluh' || cursor.word(1) === 'belas');
  if (unit === undefined) return undefined;
  if (unit > 0 && cursor.skip('belas')) return unit === 1 ? fail(cursor, start) : 10 + unit;
  if (unit > 0 && cursor.skip('puluh')) {
    const next = readUnit(cursor, false);
    return unit === 1 || next === 0 ? fail(cursor, start) : unit * 10 + (next ?? 0);
  }
  return unit;
}

/** Nothing was read: the cursor goes back. */
function fail(cursor: Cursor, start: number): number | undefined {
  cursor.at = start;
  return undefined;
}

/** "dua ratus", "seratus", "5 ratus" at the cursor: 100 to 900. */
function readHundreds(cursor: Cursor): number | undefined {
  if (aHundred.has(cursor.word())) {
    cursor.at++;
    return 100;
  }
  if (!hundred.has(cursor.word(1))) return undefined;
  const start = cursor.at;
  const unit = cursor.word() === 'se' ? (cursor.at++, 1) : readUnit(cursor, true);
  if (unit === undefined || unit === 0) return fail(cursor, start);
  cursor.at++;
  return unit * 100;
}

/**
 * A number from 0 to 999 in words at the cursor ("seratus dua puluh lima", also "5 ratus"), longest
 * reading first. Nothing is taken when there is none; bare digits are left to the caller.
 */
export function readSmallNumber(cursor: Cursor): number | undefined {
  const hundreds = readHundreds(cursor);
  if (hundreds === undefined) return readTens(cursor);
  const rest = cursor.tokens[cursor.at];
  if (rest?.kind === 'digits' && /^[1-9]\d$/.test(rest.text)) {
    cursor.at++;
    return hundreds + Number(rest.text);
  }
  const start = cursor.at;
  const tens = readTens(cursor);
  if (tens === 0) return fail(cursor, start);
  return hundreds + (tens ?? 0);
}

/** A number from 0 to 9999 in words ("seribu sembilan ratus sembilan puluh", "dua ribu dua puluh enam"). */
export function readWordNumber(cursor: Cursor): number | undefined {
  const start = cursor.at;
  let thousands = 0;
  if (cursor.skip('seribu')) thousands = 1000;
  else {
    const first = readSmallNumber(cursor);
    if (first === undefined) return undefined;
    if (scales.get(cursor.word()) !== '1000' || first === 0 || first > 9) return first;
    cursor.at++;
    thousands = first * 1000;
  }
  const rest = readSmallNumber(cursor);
  return rest === 0 ? fail(cursor, start) : thousands + (rest ?? 0);
}
