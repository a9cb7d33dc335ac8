import { compareDays, type Day, dayAt, exists, isoDay } from './calendar.js';
import { jakartaDistrictCodes } from './data/jakarta.js';
import { type Reader, type Reading, rejected, value } from './reading.js';
import { longestAnswer, type Token, tokenize } from './tokens.js';
import { denials } from './yesno-words.js';

const length = 16;

/** Provinces of the Ministry of Home Affairs, by the first two digits. */
const provinces = new Set(
  `11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96`.split(
    ' ',
  ),
);

/** Words that may be typed against the digits. */
const labels = new Set('nik ktp no nomor'.split(' '));
const separators = new Set(['.', '-']);

export type NikWarning = 'outside_jakarta' | 'unknown_kecamatan' | 'under_17' | 'over_100';

/** What a NIK tells: place of FIRST registration, birth date as registered then, sex. Not the domicile. */
export interface NikDescription {
  /** YYYY-MM-DD; missing when the digits are no NIK. */
  birthDate: string | undefined;
  gender: 'female' | 'male';
  /** "31.74.05". */
  regionCode: string;
  warnings: NikWarning[];
}

/** Runs of digits; spaces, dots and dashes inside a run do not end it. */
function runs(tokens: readonly Token[]): string[][] {
  const found: string[][] = [];
  let open = false;
  for (const token of tokens) {
    if (token.kind === 'digits') {
      if (open) found.at(-1)?.push(token.text);
      else found.push([token.text]);
      open = true;
    } else if (token.kind !== 'mark' || !separators.has(token.text)) open = false;
  }
  return found;
}

/** A letter typed against a digit: "317405170890990O". Never corrected. */
function hasLetters(tokens: readonly Token[]): boolean {
  return tokens.some((token, index) => {
    if (token.kind !== 'word') return false;
    const before = tokens[index - 1]?.kind === 'digits' && !token.gap;
    const after = tokens[index + 1];
    const ahead = after?.kind === 'digits' && !after.gap && !labels.has(token.text);
    return before || ahead;
  });
}

interface Parts {
  day: number;
  month: number;
  years: number[];
  female: boolean;
}

function partsOf(nik: string): Parts {
  const written = Number(nik.slice(6, 8));
  const year = Number(nik.slice(10, 12));
  return {
    day: written > 40 ? written - 40 : written,
    month: Number(nik.slice(8, 10)),
    years: [2000 + year, 1900 + year],
    female: written > 40,
  };
}

function birthDays(nik: string): Day[] {
  const { day, month, years } = partsOf(nik);
  return years.map((year) => ({ year, month, day })).filter(exists);
}

function check(nik: string): Reading<string> {
  if (!provinces.has(nik.slice(0, 2))) return rejected('province');
  if (birthDays(nik).length === 0) return rejected('date');
  return nik.endsWith('0000') ? rejected('serial') : value(nik);
}

const words = (tokens: readonly Token[], list: string): boolean =>
  tokens.some((token) => list.split(' ').includes(token.text));

/**
 * A NIK: 16 digits of a known province with a birth date that exists (women: day + 40) and a serial
 * from 0001. There is no check digit: valid means well-formed, nothing more. Spaces, dots, dashes and
 * words around are allowed; letters are never corrected.
 * Reasons: `digits` ({digits}: 15 or 17), `letters`, `several`, `province`, `date`, `serial`, `family_card`
 * (called a KK number), `too_long`, `not_found`.
 */
export const readNik: Reader<string> = (text) => {
  if (text.trim().length > longestAnswer) return rejected('too_long');
  const tokens = tokenize(text.trim());
  if (hasLetters(tokens)) return rejected('letters');
  const found = runs(tokens);
  const [run] = found;
  if (!run) return rejected('not_found');
  const full = found.filter((groups) => groups.join('').length >= 10);
  if (full.length > 1 || (run.length > 1 && run.filter((group) => group.length >= 10).length > 1))
    return rejected('several');
  if (found.length > 1) return rejected(full.length === 0 ? 'not_found' : 'several');
  const digits = run.join('');
  if (digits.length !== length) return rejected('digits', { digits: digits.length });
  if (tokens.some(({ text: word }) => denials.has(word))) return rejected('not_found');
  if (words(tokens, 'kk') && !words(tokens, 'nik ktp')) return rejected('family_card');
  return check(digits);
};

/**
 * What a well-formed NIK says. The century of the two-digit year is chosen so that the holder is 17 to
 * 100 years old at `now`, where one fits; `warnings` say what is odd, none of them makes it invalid.
 */
export function describeNik(nik: string, now: Date, timeZone = 'Asia/Jakarta'): NikDescription {
  const today = dayAt(now, timeZone);
  const regionCode = [nik.slice(0, 2), nik.slice(2, 4), nik.slice(4, 6)].join('.');
  const age = (born: Day) => {
    const hadBirthday = compareDays({ ...born, year: today.year }, today) <= 0;
    return today.year - born.year - (hadBirthday ? 0 : 1);
  };
  const days = birthDays(nik);
  const past = days.filter((day) => age(day) >= 0);
  const born = days.find((day) => age(day) >= 17 && age(day) <= 100) ?? past[0];
  const warnings: NikWarning[] = [];
  if (!regionCode.startsWith('31')) warnings.push('outside_jakarta');
  else if (!jakartaDistrictCodes.has(regionCode)) warnings.push('unknown_kecamatan');
  if (born && age(born) < 17) warnings.push('under_17');
  if (born && age(born) > 100) warnings.push('over_100');
  return {
    birthDate: born && isoDay(born),
    gender: partsOf(nik).female ? 'female' : 'male',
    regionCode,
    warnings,
  };
}
