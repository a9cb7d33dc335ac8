import {
  atWords,
  beforeWords,
  type DayPart,
  dayParts,
  halfWords,
  pastWords,
  quarterWords,
  timeFillers,
  timeTrouble,
} from './clock-words.js';
import { readSmallNumber, splitNumberWords } from './number-words.js';
import { skipPhrases } from './phrases.js';
import { withoutPoliteness } from './politeness.js';
import { type Reader, type Reading, rejected, value } from './reading.js';
import { Cursor, longestAnswer, type Token, tokenize } from './tokens.js';

/** An hour as said, minutes to add to it, and whether it was written the 24-hour way ("08:05"). */
interface Spoken {
  hour: number;
  minutes: number;
  exact: boolean;
}

const minutesPerDay = 24 * 60;

/** Steps over day parts and fillers; gives the day part, or `false` when two contradict. */
class Surroundings {
  part: DayPart | undefined;
  at = false;
  clash = false;

  skip(cursor: Cursor): void {
    for (let before = -1; before !== cursor.at;) {
      before = cursor.at;
      skipPhrases(cursor, timeFillers);
      this.takeAt(cursor);
      this.takePart(cursor);
    }
  }

  private takeAt(cursor: Cursor): void {
    if (!atWords.has(cursor.word())) return;
    if (this.at) this.clash = true;
    this.at = true;
    cursor.at++;
    cursor.skip('.');
  }

  private takePart(cursor: Cursor): void {
    const part = takeDayPart(cursor);
    if (!part) return;
    if (this.part && this.part !== part) this.clash = true;
    this.part = part;
  }
}

/** A day part at the cursor: "pagi", "dini hari", "p.m.". */
export function takeDayPart(cursor: Cursor): DayPart | undefined {
  if (cursor.skip('dini', 'hari')) return 'pagi';
  if (cursor.skip('a', '.', 'm')) return 'am';
  if (cursor.skip('p', '.', 'm')) return 'pm';
  const part = dayParts.get(cursor.word());
  if (part) cursor.at++;
  return part;
}

/** "14.30", "9:05" or "0900" at the cursor. Minutes need two digits. */
function readTyped(cursor: Cursor, saidAt: boolean): Spoken | undefined {
  const hour = cursor.digits();
  const mark = cursor.mark(1);
  const minutes = cursor.digits(2);
  if (/^\d{4}$/.test(hour) && (saidAt || hour.startsWith('0') || hour.endsWith('0'))) {
    cursor.at++;
    return { hour: Number(hour.slice(0, 2)), minutes: Number(hour.slice(2)), exact: true };
  }
  if (!/^\d{1,2}$/.test(hour)) return undefined;
  if (/^[.:]$/.test(mark) || (mark === ',' && saidAt)) {
    if (/^\d{2}$/.test(minutes) && Number(minutes) < 60) {
      cursor.at += 3;
      return { hour: Number(hour), minutes: Number(minutes), exact: isExact(hour) };
    }
    if (minutes !== '') return undefined;
  }
  cursor.at++;
  const spaced = cursor.digits();
  if (saidAt && cursor.peek()?.gap === true && /^[0-5]\d$/.test(spaced)) {
    cursor.at++;
    return { hour: Number(hour), minutes: Number(spaced), exact: false };
  }
  return { hour: Number(hour), minutes: 0, exact: isExact(hour) && hour !== '0' };
}

const isExact = (hour: string): boolean => hour.startsWith('0') || Number(hour) > 12;

/** An hour in words, with minutes in words behind it: "sembilan tiga puluh". */
function readWords(cursor: Cursor): Spoken | undefined {
  const hour = readSmallNumber(cursor);
  if (hour === undefined) return undefined;
  const start = cursor.at;
  const minutes = readSmallNumber(cursor);
  if (minutes !== undefined && minutes >= 10 && minutes < 60)
    return { hour, minutes, exact: hour > 12 };
  cursor.at = start;
  return { hour, minutes: 0, exact: hour > 12 };
}

function readMinutes(cursor: Cursor): number | undefined {
  if (quarterWords.has(cursor.word())) {
    cursor.at++;
    return 15;
  }
  const typed = /^\d{1,2}$/.test(cursor.digits()) ? Number(cursor.digits()) : undefined;
  if (typed !== undefined) cursor.at++;
  const minutes = typed ?? readSmallNumber(cursor);
  return minutes !== undefined && minutes > 0 && minutes < 60 ? minutes : undefined;
}

/** "lewat 15", "kurang seperempat" behind the hour: minutes to add; `undefined` when broken. */
function readShift(cursor: Cursor): number | undefined {
  const sign = pastWords.has(cursor.word()) ? 1 : beforeWords.has(cursor.word()) ? -1 : 0;
  if (sign === 0) return 0;
  cursor.at++;
  const minutes = readMinutes(cursor);
  return minutes === undefined ? undefined : sign * minutes;
}

function readHour(cursor: Cursor, saidAt: boolean): Spoken | undefined {
  if (!halfWords.has(cursor.word())) return readTyped(cursor, saidAt) ?? readWords(cursor);
  cursor.at++;
  if (atWords.has(cursor.word())) cursor.at++;
  const spoken = readTyped(cursor, false) ?? readWords(cursor);
  const plain = spoken && spoken.minutes === 0 && spoken.hour >= 1 && spoken.hour <= 12;
  return plain ? { hour: spoken.hour, minutes: -30, exact: false } : undefined;
}

/** The hour of the day from 0 to 24 that an hour means in a part of the day, if it can be said so. */
function hourIn(part: DayPart, hour: number): number | undefined {
  switch (part) {
    case 'am':
      return hour >= 1 && hour <= 12 ? hour % 12 : undefined;
    case 'pm':
      return hour >= 1 && hour <= 12 ? (hour % 12) + 12 : undefined;
    case 'pagi':
      return hour <= 11 ? hour : undefined;
    case 'siang':
      if (hour >= 1 && hour <= 4) return hour + 12;
      return hour >= 10 && hour <= 16 ? hour : undefined;
    case 'sore':
      if (hour >= 1 && hour <= 7) return hour + 12;
      return hour >= 13 && hour <= 19 ? hour : undefined;
    case 'malam':
      if (hour >= 6 && hour <= 11) return hour + 12;
      if (hour === 12) return 24;
      return hour <= 3 || (hour >= 18 && hour <= 23) ? hour : undefined;
  }
}

const clock = (minutes: number): string => {
  const inDay = (minutes + minutesPerDay) % minutesPerDay;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
};

/** What the person picks from when an hour was said without its part of the day. */
function either(first: number): Reading<string> {
  const values = [clock(first), clock(first + 12 * 60)];
  const labels =
    (first + minutesPerDay) % minutesPerDay < 60
      ? ['malam', 'siang']
      : ['pagi', first < 180 ? 'siang' : 'sore'];
  const options = values.map((id, index) => ({
    id,
    label: `${id.replace(':', '.')} (${labels[index] ?? ''})`,
  }));
  return { outcome: 'ambiguous', options, values };
}

function resolve(spoken: Spoken, part: DayPart | undefined): Reading<string> {
  if (spoken.hour > 23) return rejected('impossible');
  if (part) {
    const hour = hourIn(part, spoken.hour);
    return hour === undefined
      ? rejected('contradiction')
      : value(clock(hour * 60 + spoken.minutes));
  }
  const minutes = spoken.hour * 60 + spoken.minutes;
  const early = minutes < 7 * 60 && spoken.hour > 0;
  if (spoken.exact || !early) return value(clock(minutes));
  return spoken.hour === 1 && spoken.minutes < 0 ? either(minutes) : either(minutes);
}

/** Noon and midnight by name. */
function readNamed(tokens: readonly Token[]): string | undefined {
  const words = tokens
    .map((token) => token.text)
    .filter((word) => !atWords.has(word))
    .join(' ');
  if (words === 'tengah hari' || words === 'tengah hari bolong') return '12:00';
  return words === 'tengah malam' || words === 'tengah malem' ? '00:00' : undefined;
}

function trouble(tokens: readonly Token[]): string {
  for (const token of tokens) {
    const found = timeTrouble.get(token.text);
    if (found) return found;
  }
  return tokens.some((token) => token.kind === 'digits') ? 'malformed' : 'not_found';
}

/** Reads tokens that are a time and nothing else. Also used for "besok jam 9". */
export function readTimeTokens(tokens: readonly Token[]): Reading<string> {
  const named = readNamed(tokens);
  if (named !== undefined) return value(named);
  const cursor = new Cursor(tokens);
  const around = new Surroundings();
  around.skip(cursor);
  const spoken = readHour(cursor, around.at);
  around.skip(cursor);
  const shift = spoken && readShift(cursor);
  around.skip(cursor);
  if (!spoken || shift === undefined || !cursor.done || around.clash)
    return rejected(trouble(tokens));
  if (shift !== 0 && spoken.minutes !== 0) return rejected('malformed');
  return resolve({ ...spoken, minutes: spoken.minutes + shift }, around.part);
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
