import {
  alternativeWords,
  areaFillers,
  cityParts,
  cityWords,
  jakartaDespiteOutside,
  jakartaWords,
  levelWords,
  outsidePlaces,
} from './area-words.js';
import { areas } from './areas.js';
import { skipPhrase } from './phrases.js';
import { isPolite } from './politeness.js';
import { slips } from './slips.js';
import { Cursor, squeeze, type Token } from './tokens.js';

export type Level = 'kecamatan' | 'kelurahan';

/** One stretch of a text that should be a name. */
export interface Segment {
  words: string[];
  level?: Level;
  /** Said after "atau". */
  alternative?: boolean;
}

/** A text about a place, taken apart. */
export interface AreaText {
  segments: Segment[];
  /** Code of the city named beside it, "31.74". */
  city?: string;
  /** "jakarta" was said without its part. */
  jakarta: boolean;
  outside: boolean;
  /** "tebet atau" and nothing more. */
  unfinished: boolean;
}

const outsideTexts = outsidePlaces.map((place) => place.split(' '));

/** Names in Jakarta of two words and more; "kosambi" is outside, "duri kosambi" is not. */
const longNames = areas
  .flatMap(({ spellings }) => spellings.map(({ words }) => words))
  .filter((words) => words.length > 1)
  .sort((a, b) => b.length - a.length);

/** Whether a place outside Jakarta is named as whole words. */
function namesOutside(words: readonly string[]): boolean {
  for (let at = 0; at < words.length; at++) {
    const cursor = new Cursor(
      words.map((text) => ({ kind: 'word', text, gap: true })),
      at,
    );
    if (skipPhrase(cursor, longNames) || skipPhrase(cursor, jakartaDespiteOutside))
      at = cursor.at - 1;
    else if (outsideTexts.some((place) => place.every((word, index) => words[at + index] === word)))
      return true;
  }
  return false;
}

/** Takes "rt 05/02", "rw 3" and a postcode away; `undefined` when no such thing stands here. */
function skipNumbers(cursor: Cursor): boolean {
  if (/^(rt|rw)$/.test(cursor.word()) && (cursor.digits(1) !== '' || cursor.mark(1) === '.')) {
    cursor.at++;
    while (cursor.digits() !== '' || /^[./]$/.test(cursor.mark())) cursor.at++;
    return true;
  }
  if (!/^1\d{4}$/.test(cursor.digits())) return false;
  cursor.at++;
  return true;
}

/** A city at the cursor: "jaksel", "jakarta selatan", "jkt sel". */
function takeCity(cursor: Cursor, text: AreaText): boolean {
  const word = squeeze(cursor.word());
  const city = cityWords.get(word);
  if (city !== undefined) {
    cursor.at++;
    text.city = city;
    return true;
  }
  if (!jakartaWords.has(word)) return false;
  cursor.at++;
  const part = cityParts.get(cursor.word());
  if (part === undefined) text.jakarta = true;
  else {
    cursor.at++;
    text.city = part;
  }
  return true;
}

/** The slash of "tebet/jaksel" and "jaksel/tebet" sets the city apart; it gives no choice. */
function joinsCity(cursor: Cursor, text: AreaText): boolean {
  const word = squeeze(cursor.word());
  const nothingYet = text.segments.every(({ words }) => words.length === 0);
  return nothingYet || cityWords.has(word) || jakartaWords.has(word);
}

function takeWord(cursor: Cursor, text: AreaText, open: (segment: Partial<Segment>) => void): void {
  const token = cursor.peek();
  if (!token) return;
  cursor.at++;
  const level = levelWords.get(token.text);
  if (token.kind === 'emoji') return;
  if (token.kind === 'mark') {
    if (token.text === '/') open(joinsCity(cursor, text) ? {} : { alternative: true });
    else if (token.text !== '.' && token.text !== '-') open({});
  } else if (level) open({ level });
  else if (alternativeWords.has(token.text)) open({ alternative: true });
  else text.segments.at(-1)?.words.push(token.text);
}

/** "abang" calls somebody, but not behind "tanah", however that is spelled. */
function isTanahAbang(before = '', word = ''): boolean {
  return slips(word, 'abang') <= 1 && (before === 'tn' || slips(before, 'tanah') <= 2);
}

/** Fillers and politeness at both ends of a segment; inside a name they stay ("tanah abang"). */
function trim(words: readonly string[]): string[] {
  const empty = (word: string | undefined) =>
    word !== undefined && (areaFillers.has(word) || isPolite(word));
  let [from, to] = [0, words.length];
  while (
    from < to &&
    empty(words[from]) &&
    !(words[from] === 'kota' && words[from + 1]?.startsWith('bamb'))
  )
    from++;
  while (to > from && empty(words[to - 1]) && !isTanahAbang(words[to - 2], words[to - 1])) to--;
  return words.slice(from, to);
}

/** Takes a text about a place apart: names, their level, the city, places outside. */
export function readAreaText(tokens: readonly Token[]): AreaText {
  const words = tokens
    .filter(({ kind }) => kind !== 'mark' && kind !== 'emoji')
    .map(({ text }) => text);
  const text: AreaText = {
    segments: [{ words: [] }],
    jakarta: false,
    unfinished: false,
    outside: namesOutside(words),
  };
  const open = (segment: Partial<Segment>) => text.segments.push({ words: [], ...segment });
  const cursor = new Cursor(tokens);
  while (!cursor.done) {
    if (skipNumbers(cursor) || takeCity(cursor, text)) continue;
    takeWord(cursor, text, open);
  }
  const trimmed = text.segments.map((segment) => ({ ...segment, words: trim(segment.words) }));
  text.segments = trimmed.filter((segment) => segment.words.length > 0);
  text.unfinished =
    trimmed.some(({ alternative, words }) => alternative && words.length === 0) ||
    Boolean(text.segments[0]?.alternative);
  return text;
}
