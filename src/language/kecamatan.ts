import { distance } from 'fastest-levenshtein';
import { abbreviated, correct, exactMatches, expand, partialMatches } from './area-match.js';
import { type AreaText, type Level, readAreaText, type Segment } from './area-text.js';
import {
  type Area,
  areas,
  type Kecamatan,
  kecamatanList,
  type Kelurahan,
  kelurahanOf,
} from './areas.js';
import { readCommand } from './command.js';
import { readGreeting } from './greeting.js';
import { type Reader, type Reading, rejected, value } from './reading.js';
import { longestAnswer, tokenize } from './tokens.js';
import { readYesNo } from './yesno.js';

export type { Kecamatan, Kelurahan } from './areas.js';
export { kelurahanOf } from './areas.js';

/** Areas that a segment may mean; `sure` when it is one of them by its full name. */
interface Found {
  areas: Area[];
  outside?: true;
}

const levelOf = (area: Area): Level => (area.kelurahan ? 'kelurahan' : 'kecamatan');

const codes = (found: readonly Area[]): Set<string> =>
  new Set(found.map(({ kecamatan }) => kecamatan.code));

/** Exact names first. A kecamatan's own name stands; a kelurahan's gives way to longer names elsewhere. */
function byName(words: readonly string[], fits: (area: Area) => boolean, level?: Level): Area[] {
  const exact = exactMatches(words).filter(fits);
  const own = exact.filter((area) => levelOf(area) === (level ?? 'kecamatan'));
  if (own.length > 0) return own;
  const partial = partialMatches(words);
  const longer = partial.areas.filter(fits);
  if (exact.length > 0)
    return [...exact, ...longer.filter((area) => !codes(exact).has(area.kecamatan.code))];
  return partial.opening ? longer : [];
}

function search(words: readonly string[], fits: (area: Area) => boolean, level?: Level): Found {
  const named = byName(words, fits, level);
  if (named.length > 0) return { areas: named };
  const expanded = expand(words);
  const written = byName(expanded, fits, level);
  if (written.length > 0) return { areas: written };
  const short = abbreviated(words).filter(fits);
  if (short.length > 0) return { areas: prefer(short, level) };
  const correction = correct(words) ?? correct(expanded);
  if (correction === 'outside') return { areas: [], outside: true };
  if (correction === undefined || correction === 'several') return { areas: [] };
  return { areas: byName(correction.words, fits, level) };
}

/** Of a kecamatan and its namesake kelurahan, the kecamatan. */
function prefer(found: Area[], level: Level = 'kecamatan'): Area[] {
  const own = found.filter((area) => levelOf(area) === level);
  return own.length > 0 ? own : found;
}

const fitting =
  (city: string | undefined, level: Level | undefined) =>
  (area: Area): boolean =>
    (city === undefined || area.kecamatan.code.startsWith(city)) &&
    (level !== 'kecamatan' || area.kelurahan === undefined) &&
    (level !== 'kelurahan' || area.kelurahan !== undefined);

/** One kecamatan with what is known of it: the kelurahan if a single one and no kecamatan was named. */
function asKecamatan(code: string, found: readonly Area[]): Kecamatan {
  const here = found.filter((area) => area.kecamatan.code === code);
  const named = here.length === 1 ? here[0]?.kelurahan : undefined;
  const [first] = here;
  const kecamatan = first?.kecamatan ?? { code, name: '', city: '' };
  return named ? { ...kecamatan, kelurahan: named } : { ...kecamatan };
}

function answer(found: readonly Area[]): Reading<Kecamatan> {
  const values = [...codes(found)].map((code) => asKecamatan(code, found));
  const [only] = values;
  if (!only) return rejected('not_found');
  if (values.length === 1) return value(only);
  const options = values.map(({ code, name, city, kelurahan }) => ({
    id: code,
    label: `${kelurahan && kelurahan.name !== name ? `${kelurahan.name}, ` : ''}${name} (${city})`,
  }));
  return { outcome: 'ambiguous', options, values };
}

/** "kel. manggarai kec. tebet": what all parts agree on. */
function combine(segments: readonly Segment[], city: string | undefined): Reading<Kecamatan> {
  const perSegment = segments.map(({ words, level }) => {
    const fits = fitting(city, level);
    const exact = [...exactMatches(words), ...exactMatches(expand(words))].filter(fits);
    return exact.length > 0 ? [...new Set(exact)] : search(words, fits, level).areas;
  });
  if (perSegment.some((found) => found.length === 0)) return rejected('not_found');
  const shared = [...codes(perSegment[0] ?? [])].filter((code) =>
    perSegment.every((found) => codes(found).has(code)),
  );
  if (shared.length === 0) return rejected('contradiction');
  const inShared = perSegment.map((found) =>
    found.filter(({ kecamatan }) => shared.includes(kecamatan.code)),
  );
  const specific = inShared.find(
    (found) => found.length === shared.length && found.every((area) => area.kelurahan),
  );
  return answer(specific ?? inShared[0] ?? []);
}

/** "kebayoran lama atau baru": both. The second may leave out what it shares with the first. */
function either(segments: readonly Segment[], city: string | undefined): Reading<Kecamatan> {
  const all: Area[] = [];
  const head = segments[0]?.words.slice(0, -1) ?? [];
  for (const { words, level } of segments) {
    const fits = fitting(city, level);
    const shared = head.length > 0 ? exactMatches([...head, ...words]).filter(fits) : [];
    const found = shared.length > 0 ? prefer(shared) : search(words, fits, level).areas;
    if (found.length === 0) return rejected('not_found');
    all.push(...found);
  }
  return answer(all);
}

/** Two names without a comma between them: "manggarai tebet". */
function splitInTwo({ words }: Segment, city: string | undefined): Reading<Kecamatan> | undefined {
  for (let at = 1; at < words.length; at++) {
    const parts = [words.slice(0, at), words.slice(at)];
    if (parts.every((part) => exactMatches(expand(part)).length > 0)) {
      return combine(
        parts.map((part) => ({ words: part })),
        city,
      );
    }
  }
  return undefined;
}

function readOne(segment: Segment, city: string | undefined): Reading<Kecamatan> {
  const found = search(segment.words, fitting(city, segment.level), segment.level);
  if (found.outside) return rejected('outside');
  if (found.areas.length > 0) return answer(found.areas);
  const two = splitInTwo(segment, city);
  if (two) return two;
  const elsewhere =
    city !== undefined && search(segment.words, fitting(undefined, segment.level), segment.level);
  return rejected(elsewhere && elsewhere.areas.length > 0 ? 'contradiction' : 'not_found');
}

function readPlace(text: AreaText): Reading<Kecamatan> {
  const { segments, city } = text;
  if (text.outside) return rejected('outside');
  const [first] = segments;
  if (!first)
    return city === undefined && !text.jakarta
      ? rejected('not_found')
      : answer(areas.filter(fitting(city, 'kecamatan')));
  if (segments.some((segment) => segment.alternative)) return either(segments, city);
  return segments.length === 1 ? readOne(first, city) : combine(segments, city);
}

/** A yes, a command or a greeting is no place, however near its letters are to one. */
function isSmallTalk(text: string, context: Parameters<Reader<unknown>>[1]): boolean {
  return (
    readYesNo(text, context).outcome === 'value' ||
    readCommand(text) !== undefined ||
    readGreeting(text) !== undefined
  );
}

/**
 * A kecamatan of DKI Jakarta, by its name, a usual short form or misspelling, or the name of a kelurahan
 * in it (then `kelurahan` is filled). A city beside it narrows the choice; a city alone, or a name that
 * several kecamatan share ("gandaria"), is ambiguous.
 * Reasons: `outside` (Depok, Bekasi, Tangerang, Bogor, ...), `contradiction` (two names that do not lie in
 * each other), `question`, `too_long`, `not_found`.
 */
export const readKecamatan: Reader<Kecamatan> = (text, context) => {
  const typed = text.trim();
  if (typed.length > longestAnswer) return rejected('too_long');
  const tokens = tokenize(typed.replace(/\r?\n/g, ' , '));
  if (tokens.some((token) => token.text === '?')) return rejected('question');
  if (isSmallTalk(typed, context)) return rejected('not_found');
  return readPlace(readAreaText(tokens));
};

/**
 * A kelurahan of one kecamatan, with more tolerance than across all of Jakarta.
 * Reasons: `not_found`, `question`, `too_long`.
 */
export function readKelurahan(text: string, kecamatanCode: string): Reading<Kelurahan> {
  const typed = text.trim();
  if (typed.length > longestAnswer) return rejected('too_long');
  const tokens = tokenize(typed);
  if (tokens.some((token) => token.text === '?')) return rejected('question');
  const { segments } = readAreaText(tokens);
  const words =
    segments.find(({ level }) => level === 'kelurahan')?.words ?? segments[0]?.words ?? [];
  const inside = new Set(kelurahanOf(kecamatanCode).map(({ code }) => code));
  const fits = (area: Area) => area.kelurahan !== undefined && inside.has(area.kelurahan.code);
  const found = words.length === 0 ? [] : search(words, fits, 'kelurahan').areas;
  const list = found.flatMap(({ kelurahan }) => (kelurahan ? [kelurahan] : []));
  return pick(list.length > 0 ? list : nearest(words.join(''), kelurahanOf(kecamatanCode)));
}

/** The nearest name of a short list, when the next one is further off. */
function nearest(joined: string, list: readonly Kelurahan[]): Kelurahan[] {
  const ranked = list
    .map((kelurahan) => ({
      kelurahan,
      off: distance(kelurahan.name.toLowerCase().replaceAll(' ', ''), joined),
    }))
    .sort((a, b) => a.off - b.off);
  const best = ranked[0]?.off ?? Infinity;
  const allowed = joined.length < 4 ? 0 : joined.length < 7 ? 1 : 3;
  if (best > allowed) return [];
  return ranked
    .filter(({ off }) => off <= best + (best > 1 ? 1 : 0))
    .map(({ kelurahan }) => kelurahan);
}

function pick(list: readonly Kelurahan[]): Reading<Kelurahan> {
  const [only] = list;
  if (!only) return rejected('not_found');
  if (list.length === 1) return value(only);
  return {
    outcome: 'ambiguous',
    options: list.map(({ code, name }) => ({ id: code, label: name })),
    values: [...list],
  };
}

/** All kecamatan, in the order of their codes. */
export const allKecamatan: readonly Kecamatan[] = kecamatanList;
