import { readHour, readShift, Surroundings } from './clock-parts.js';
import { resolveClock } from './clock-hours.js';
import { atWords, timeTrouble } from './clock-words.js';
import { splitNumberWords } from './number-words.js';
import { withoutPoliteness } from './politeness.js';
import { type Reader, type Reading, rejected, value } from './reading.js';
import { Cursor, longestAnswer, type Token, tokenize } from './tokens.js';

/** Noon and midnight by name. */
function readNamed(tokens: readonly Token[]): string | undefined {
  const words = tokens
    .map((token) => token.text)
    .filter((word) => !atWords.has(word))
    .join(' ');
  if (/^(12 |dua belas )?tengah hari( bolong)?$/.test(words)) return '12:00';
  return /^(12 |dua belas )?tengah (malam|malem|mlm)$/.test(words) ? '00:00' : undefined;
}

function trouble(tokens: readonly Token[]): string {
  for (const token of tokens) {
    const found = timeTrouble.get(token.text);
    if (found) return found;
  }
  if (!tokens.some((token) => token.kind === 'digits')) return 'not_found';
  return tokens.some((token) => token.text === '-') ? 'range' : 'malformed';
}

/** Reads tokens that are a time and nothing else. Also used for "besok jam 9". */
export function readTimeTokens(tokens: readonly Token[]): Reading<string> {
  const named = readNamed(tokens);
  if (named !== undefined) return value(named);
  const cursor = new Cursor(tokens);
  const around = new Surroundings();
  around.skip(cursor);
  const spoken = readHour(cursor, around.at);
  around.hourSaid = true;
  around.skip(cursor);
  const shift = spoken && readShift(cursor);
  around.skip(cursor);
  if (!spoken || shift === undefined || !cursor.done || around.clash)
    return rejected(trouble(tokens));
  if (shift !== 0 && spoken.minutes !== 0) return rejected('malformed');
  return resolveClock({ ...spoken, minutes: spoken.minutes + shift }, around.part);
}

/**
 * A time of day, HH:MM on the 24-hour clock.
 *
 * Reads "14.30", "pkl 7.15 mlm", "setengah tiga sore" (14:30), "jm 9 krg 15" (08:45), "0900", "2pm".
 * An hour from 1 to 6 without its part of the day is ambiguous between morning and afternoon;
 * 7 to 12, and hours written with a leading zero, are taken as written.
 * Reasons: `impossible` (25:00), `contradiction` ("jam 9 siang"), `range`, `vague` (a part of the day
 * alone, prayer times), `zone` (WITA, WIT), `malformed`, `question`, `too_long`, `not_found`.
 */
export const readTime: Reader<string> = (text) => {
  if (text.trim().length > longestAnswer) return rejected('too_long');
  const tokens = splitNumberWords(withoutPoliteness(tokenize(text.trim())));
  if (tokens.some((token) => token.text === '?')) return rejected('question');
  return readTimeTokens(tokens);
};
