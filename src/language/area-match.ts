import { everydayWords, outsidePlaces, shortForms, vagueWords } from './area-words.js';
import { slips } from './slips.js';
import { type Area, areas, type Spelling } from './areas.js';

const vowels = /[aeiou]/g;

/** A short form: listed, the word without some of its vowels, or its first three letters or more. */
function abbreviates(short: string, word: string): boolean {
  if (short === word || shortForms.get(short) === word) return true;
  if (short.length < 3 || !word.startsWith(short.charAt(0))) return false;
  if (word.startsWith(short)) return true;
  return leavesOutVowels(short, word);
}

/** "jagakrsa" for "jagakarsa": the same consonants, and of the vowels only some, in order. */
function leavesOutVowels(short: string, word: string): boolean {
  if (short.length < 3 || !word.startsWith(short.charAt(0))) return false;
  if (short.length >= word.length || short.replace(vowels, '') !== word.replace(vowels, ''))
    return false;
  let at = 0;
  for (const letter of word) if (letter === short.charAt(at)) at++;
  return at === short.length;
}

const some = (area: Area, passes: (spelling: Spelling) => boolean): boolean =>
  area.spellings.some(passes);

const byJoinedName = new Map<string, Area[]>();
for (const area of areas) {
  for (const { joined } of area.spellings) {
    byJoinedName.set(joined, [...new Set([...(byJoinedName.get(joined) ?? []), area])]);
  }
}

/** Areas of exactly this name, spaces aside. */
export function exactMatches(words: readonly string[]): readonly Area[] {
  return byJoinedName.get(words.join('')) ?? [];
}

/** "rawabadak": the first words of a longer name, written together. */
const beginsJoined = (name: readonly string[], joined: string): boolean =>
  name.some((_, at) => at > 0 && name.slice(0, at + 1).join('') === joined);

/** Areas whose name holds these words side by side, and whether any name begins with them. */
export function partialMatches(words: readonly string[]): { areas: Area[]; opening: boolean } {
  const place = ({ words: name }: Spelling) =>
    name.findIndex(
      (_, at) =>
        words.every((word, index) => name[at + index] === word) ||
        (at === 0 && words.length === 1 && beginsJoined(name, words[0] ?? '')),
    );
  const found = areas.filter((area) => some(area, (spelling) => place(spelling) >= 0));
  const begins = found.some((area) => some(area, (spelling) => place(spelling) === 0));
  const vague = words.length === 1 && vagueWords.has(words[0] ?? '');
  const several = new Set(found.map(({ kecamatan }) => kecamatan.code)).size > 1;
  const opening = begins && (several || !vague);
  return { areas: found, opening };
}

/** A single word must be nearly whole to be the beginning of a name. */
const shortestBeginning = 5;

function isShortFor(words: readonly string[], { words: name }: Spelling): boolean {
  if (name.length !== words.length) return false;
  const [only = ''] = words;
  if (words.length === 1 && only.length < shortestBeginning)
    return leavesOutVowels(only, name[0] ?? '');
  return name.every((word, index) => abbreviates(words[index] ?? '', word));
}

/** Areas of which the words are a short form, word by word or written together. */
export function abbreviated(words: readonly string[]): Area[] {
  const joined = words.join('');
  const first = joined.charAt(0);
  return areas.filter((area) =>
    some(
      area,
      (spelling) =>
        isShortFor(words, spelling) ||
        (joined.length >= 5 &&
          spelling.joined.startsWith(first) &&
          leavesOutVowels(joined, spelling.joined)),
    ),
  );
}

const vocabulary = new Set(
  areas.flatMap(({ spellings }) => spellings.flatMap(({ words }) => words)),
);

/** The words with every short form written out that can only mean one word of a name. */
export function expand(words: readonly string[]): string[] {
  return words.map((word) => {
    const listed = shortForms.get(word);
    if (listed !== undefined || vocabulary.has(word) || word.length < 4) return listed ?? word;
    const meant = [...vocabulary].filter((full) => leavesOutVowels(word, full));
    return meant.length === 1 ? (meant[0] ?? word) : word;
  });
}

interface Candidate {
  joined: string;
  words: readonly string[];
  /** Kecamatan code, or nothing for a place outside. */
  code?: string;
  short?: boolean;
}

const candidates: readonly Candidate[] = [
  ...areas.flatMap(({ kecamatan, kelurahan, spellings }) =>
    spellings.map(({ joined, words }) => ({
      joined,
      words,
      code: kecamatan.code,
      short: kelurahan !== undefined && joined.length < 6,
    })),
  ),
  ...areas
    .filter(({ kelurahan, spellings }) => !kelurahan && (spellings[0]?.words.length ?? 0) > 1)
    .map(({ kecamatan, spellings }) => spellings[0]?.words[0] ?? kecamatan.name)
    .filter((word) => word.length >= 5 && !vagueWords.has(word))
    .map((word) => ({ joined: word, words: [word], code: `first:${word}` })),
  ...outsidePlaces.map((place) => ({ joined: place.replaceAll(' ', ''), words: place.split(' ') })),
];

const allowance = (length: number): number =>
  length < 5 ? 0 : length < 8 ? 1 : length < 13 ? 2 : 3;

/** Slips must be spread over the words of a name: "pasar menteng" is not "Pasar Senen". */
function isSpread(
  words: readonly string[],
  { words: name, off }: Candidate & { off: number },
): boolean {
  if (words.length > name.length) return off <= 1;
  if (words.length < name.length) return true;
  return name.every((word, index) => {
    const limit = Math.max(1, Math.floor(word.length / 3));
    return slips(word, words[index] ?? '') <= limit;
  });
}

export type Correction = { words: readonly string[] } | 'outside' | 'several' | undefined;

/**
 * The name that was probably meant by a misspelling: the nearest one within one to three slips, by
 * length, when every other kecamatan is clearly further off.
 */
export function correct(words: readonly string[]): Correction {
  const joined = words.join('');
  const allowed = allowance(joined.length);
  if (allowed === 0 || joined.length > 40 || everydayWords.has(joined) || /\d/.test(joined))
    return undefined;
  const ranked = candidates
    .filter((candidate) => Math.abs(candidate.joined.length - joined.length) <= allowed + 1)
    .map((candidate) => ({ ...candidate, off: slips(candidate.joined, joined) }))
    .filter(({ off }) => off <= allowed + 1)
    .sort((a, b) => a.off - b.off);
  const [best] = ranked;
  if (!best || best.off > allowed || !isSpread(words, best)) return undefined;
  if (best.short || (joined.length < 7 && !best.joined.startsWith(joined.charAt(0))))
    return undefined;
  const margin = best.off >= 2 ? 1 : 0;
  const rivals = ranked.filter(
    ({ off, code, joined: name }) =>
      off <= best.off + margin && code !== best.code && name !== best.joined,
  );
  if (best.code === undefined || rivals.some(({ code }) => code === undefined)) return 'outside';
  return rivals.length > 0 ? 'several' : { words: best.words };
}
