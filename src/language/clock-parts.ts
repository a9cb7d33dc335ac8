import {
  atWords,
  beforeWords,
  type DayPart,
  dayParts,
  halfWords,
  pastWords,
  quarterWords,
  timeFillers,
} from './clock-words.js';
import { readSmallNumber } from './number-words.js';
import { skipPhrases } from './phrases.js';
import { type Cursor } from './tokens.js';

/** An hour as said, minutes to add to it, and whether it was written the 24-hour way ("08:05"). */
export interface Spoken {
  hour: number;
  minutes: number;
  exact: boolean;
}

/** Steps over day parts and fillers; gives the day part, or `false` when two contradict. */
export class Surroundings {
  part: DayPart | undefined;
  at = false;
  clash = false;
  hourSaid = false;

  skip(cursor: Cursor): void {
    for (let before = -1; before !== cursor.at;) {
      before = cursor.at;
      skipPhrases(cursor, timeFillers);
      this.takeAt(cursor);
      this.takePart(cursor);
    }
  }

  /** "jam" stands before the hour, once: "9 jam" is a duration. */
  private takeAt(cursor: Cursor): void {
    if (!atWords.has(cursor.word())) return;
    if (this.at || this.hourSaid) this.clash = true;
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
  if (/^\d\d[0-5]\d$/.test(hour) && (saidAt || hour.startsWith('0') || hour.endsWith('0'))) {
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
  const hours = Number(spaced) === Number(hour) + 1;
  if (saidAt && !hours && cursor.peek()?.gap === true && /^[0-5]\d$/.test(spaced)) {
    cursor.at++;
    return { hour: Number(hour), minutes: Number(spaced), exact: false };
  }
  return { hour: Number(hour), minutes: 0, exact: isExact(hour) && hour !== '0' };
}

const isExact = (hour: string): boolean => hour.startsWith('0') || Number(hour) > 12;

/** An hour in words, with minutes behind it: "sembilan tiga puluh"; "sembilan sepuluh" is two hours. */
function readWords(cursor: Cursor): Spoken | undefined {
  const hour = readSmallNumber(cursor);
  if (hour === undefined) return undefined;
  const start = cursor.at;
  const minutes = readSmallNumber(cursor);
  if (minutes !== undefined && minutes > 12 && minutes < 60)
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
export function readShift(cursor: Cursor): number | undefined {
  const sign = pastWords.has(cursor.word()) ? 1 : beforeWords.has(cursor.word()) ? -1 : 0;
  if (sign === 0) return 0;
  cursor.at++;
  const minutes = readMinutes(cursor);
  return minutes === undefined ? undefined : sign * minutes;
}

export function readHour(cursor: Cursor, saidAt: boolean): Spoken | undefined {
  if (!halfWords.has(cursor.word())) return readTyped(cursor, saidAt) ?? readWords(cursor);
  cursor.at++;
  if (atWords.has(cursor.word())) cursor.at++;
  const spoken = readTyped(cursor, false) ?? readWords(cursor);
  if (spoken?.minutes !== 0 || spoken.hour < 1 || spoken.hour > 12) return undefined;
  return { hour: spoken.hour, minutes: -30, exact: false };
}
