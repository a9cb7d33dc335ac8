import { abbreviated, correct, exactMatches, expand, partialMatches } from './area-match.js';
import { plainWords } from './area-words.js';
import { type Level } from './area-text.js';
import { type Area } from './areas.js';

/** Areas that a segment may mean. */
export interface Found {
  areas: Area[];
  outside?: true;
}

const levelOf = (area: Area): Level => (area.kelurahan ? 'kelurahan' : 'kecamatan');

/** The kecamatan that areas lie in. */
export const codes = (found: readonly Area[]): Set<string> =>
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

/** What a stretch of words may mean: by name, by short form, or with a few slips. */
export function search(
  words: readonly string[],
  fits: (area: Area) => boolean,
  level?: Level,
): Found {
  if (level !== 'kelurahan' && plainWords.has(words.join(' '))) return { areas: [] };
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

const nameOf = ({ kecamatan, kelurahan }: Area): string =>
  (kelurahan ?? kecamatan).name.replaceAll(' ', '');

/** Where a name is that of a kecamatan, the kelurahan inside it and its namesakes elsewhere give way. */
export function prefer(found: readonly Area[], level: Level = 'kecamatan'): Area[] {
  const own = found.filter((area) => levelOf(area) === level);
  if (own.length === 0) return [...found];
  const names = new Set(own.map(nameOf));
  const rest = found.filter(
    (area) =>
      levelOf(area) !== level && !names.has(nameOf(area)) && !codes(own).has(area.kecamatan.code),
  );
  return [...own, ...rest];
}

/** Whether an area lies in the city and is of the level that were named. */
export const fitting =
  (city: string | undefined, level: Level | undefined) =>
  (area: Area): boolean =>
    (city === undefined || area.kecamatan.code.startsWith(city)) &&
    (level !== 'kecamatan' || area.kelurahan === undefined) &&
    (level !== 'kelurahan' || area.kelurahan !== undefined);
