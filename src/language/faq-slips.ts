import { distance } from 'fastest-levenshtein';
import { foldWord, spellings } from './faq-words.js';

/** Words of their own that lie a letter from a word of such lists. */
const lookAlikes = new Set(
  `bazar bazaar model mobil moral batik salak salam modul kantin kelar hasil kursi pasar pasir kertas pelatih gratin cabai izinkan bayan sayur
  bayam batal batas kampus kapten marka tempe warna warnet usus pulsa datar hakim umum rental`.split(
    /\s+/,
  ),
);

/**
 * Finds the word of the list that a mistyped word can be: one slip in five letters, two in nine.
 * Words that could be two of the list, and words of their own, are none.
 */
export function createSlips(terms: ReadonlySet<string>): (word: string) => string | undefined {
  const known = new Map<string, Map<string, string>>();
  const learn = (word: string, term: string) => {
    const initial = word.charAt(0);
    const bucket = known.get(initial) ?? new Map<string, string>();
    known.set(initial, bucket.set(word, term));
  };
  for (const term of terms) if (term.length >= 5) learn(term, term);
  for (const word of spellings) {
    const term = word.length >= 5 ? foldWord(word) : undefined;
    if (term !== undefined && terms.has(term)) learn(word, term);
  }
  return (word) => (word.length < 5 || lookAlikes.has(word) ? undefined : meant(word, known));
}

function meant(word: string, known: ReadonlyMap<string, ReadonlyMap<string, string>>) {
  const allowed = word.length >= 9 ? 2 : 1;
  const found = new Set<string>();
  for (const [spelling, term] of known.get(word.charAt(0)) ?? []) {
    if (Math.abs(spelling.length - word.length) > allowed) continue;
    if (distance(spelling, word) <= allowed) found.add(term);
  }
  return found.size === 1 ? [...found][0] : undefined;
}
