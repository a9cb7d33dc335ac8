import { search } from './area-search.js';
import { readAreaText } from './area-text.js';
import { type Area, type Kelurahan, kelurahanOf } from './areas.js';
import { type Reading, rejected, value } from './reading.js';
import { slips } from './slips.js';
import { longestAnswer, tokenize } from './tokens.js';

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
  const all = kelurahanOf(kecamatanCode);
  const named = list.length > 0 ? list : containing(words, all);
  return pick(named.length > 0 ? named : nearest(words.join(''), all));
}

/** Names that hold all of the words: "timur" in Tebet is Tebet Timur. */
function containing(words: readonly string[], list: readonly Kelurahan[]): Kelurahan[] {
  if (words.length === 0) return [];
  return list.filter(({ name }) =>
    words.every((word) => name.toLowerCase().split(' ').includes(word)),
  );
}

/** The nearest name of a short list, when the next one is further off. */
function nearest(joined: string, list: readonly Kelurahan[]): Kelurahan[] {
  const ranked = list
    .map((kelurahan) => ({
      kelurahan,
      off: slips(kelurahan.name.toLowerCase().replaceAll(' ', ''), joined),
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
