import { exactMatches, expand, partialMatches } from './area-match.js';
import { vagueWords } from './area-words.js';
import { codes, fitting, prefer, search } from './area-search.js';
import { type AreaText, readAreaText, type Segment } from './area-text.js';
import { type Area, areas, type Kecamatan, kecamatanList } from './areas.js';
import { readCommand } from './command.js';
import { readGreeting } from './greeting.js';
import { type Reader, type Reading, rejected, value } from './reading.js';
import { longestAnswer, tokenize } from './tokens.js';
import { readYesNo } from './yesno.js';

export type { Kecamatan, Kelurahan } from './areas.js';
export { kelurahanOf } from './areas.js';
export { readKelurahan } from './kelurahan.js';

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

/** No name has more words, no answer more names; whatever is longer is a story. */
const longestName = 8;
const mostNames = 6;

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

/** Whether the words are a name, or the beginning of one that says enough. */
function isNamed(typed: readonly string[]): boolean {
  const words = expand(typed);
  const vague = words.length === 1 && vagueWords.has(words[0] ?? '');
  return exactMatches(words).length > 0 || (!vague && partialMatches(words).opening);
}

/** Two names without a comma between them: "manggarai tebet". */
function splitInTwo({ words }: Segment, city: string | undefined): Reading<Kecamatan> | undefined {
  for (let at = 1; at < words.length; at++) {
    const parts = [words.slice(0, at), words.slice(at)];
    if (parts.every(isNamed)) {
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
  if (
    text.unfinished ||
    segments.length > mostNames ||
    segments.some(({ words }) => words.length > longestName)
  ) {
    return rejected('not_found');
  }
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

/** All kecamatan, in the order of their codes. */
export const allKecamatan: readonly Kecamatan[] = kecamatanList;
