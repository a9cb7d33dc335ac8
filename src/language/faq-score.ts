import { type FaqIndex, type Wording, weightOfUnknown } from './faq-index.js';
import { kindOf } from './faq-words.js';

/** A term of a text: the term of the list it stands for, and how surely (1: as written). */
interface Term {
  text: string;
  weight: number;
  sure: number;
}

/** The entry nearest to a text. */
export interface Match {
  id: string;
  /** 0 (nothing in common) to 1 (a wording, word for word). */
  score: number;
  /** By how much it is nearer than the entry after it. */
  lead: number;
  /** The text speaks of something that no wording of the entry speaks of. */
  strange: boolean;
}

/** What a mistyped word counts for. */
const sureOfSlip = 0.85;
/** What a word costs that only the text has, and one that only the wording has. */
const cost = { extra: 0.6, asked: 1, missing: 0.5 };
/** How much the other wordings of an entry count beside the nearest one. */
const shareOfEntry = 0.1;
/** Light words alone must be a whole wording: "siapa ini". */
const wholeWording = 0.95;

function weighTerms(
  index: FaqIndex,
  terms: readonly string[],
  slip: (word: string) => string | undefined,
): Term[] {
  const weighed = new Map<string, Term>();
  for (const text of terms) {
    const near = index.weights.has(text) ? text : slip(text);
    const term = near ?? text;
    const weight = index.weights.get(term) ?? weightOfUnknown(text);
    if (weighed.get(term)?.sure === 1) continue;
    weighed.set(term, { text: term, weight, sure: near === text ? 1 : sureOfSlip });
  }
  return [...weighed.values()];
}

const sum = (terms: readonly Term[]): number =>
  terms.reduce((total, { weight }) => total + weight, 0);

/** How near a text comes to a wording: what they share against what each has alone (Tversky's index). */
function nearness(terms: readonly Term[], all: number, wording: Wording): number {
  let shared = 0;
  let met = 0;
  let asked = 0;
  let heavy = false;
  for (const { text, weight, sure } of terms) {
    if (!wording.terms.has(text)) {
      if (kindOf(text) === 'asking') asked += weight;
      continue;
    }
    shared += weight * sure;
    met += weight;
    heavy ||= kindOf(text) === 'heavy';
  }
  const apart =
    cost.extra * (all - shared - asked) +
    cost.asked * asked +
    cost.missing * (wording.weight - met);
  const score = shared === 0 ? 0 : shared / (shared + apart);
  return heavy || score > wholeWording ? score : 0;
}

/**
 * Finds the entry nearest to the folded words of a text.
 * @param slip finds the word of the list that a mistyped word can be
 * @param whole only wordings count whose asking words ("boleh", "berapa") the text has too
 */
export function findNearest(
  index: FaqIndex,
  terms: readonly string[],
  slip: (word: string) => string | undefined,
  whole: boolean,
): Match | undefined {
  const weighed = weighTerms(index, terms, slip);
  const said = new Set(weighed.map(({ text }) => text));
  const all = sum(weighed);
  const best = index.ids.map(() => 0);
  for (const wording of index.wordings) {
    if (whole && !wording.asking.every((term) => said.has(term))) continue;
    const score = nearness(weighed, all, wording);
    best[wording.entry] = Math.max(best[wording.entry] ?? 0, score);
  }
  const scores = best.map((score, entry) => {
    if (score === 0) return 0;
    const known = weighed.filter(({ text }) => index.vocabulary[entry]?.has(text));
    const covered = known.reduce((total, { weight, sure }) => total + weight * sure, 0) / all;
    return (1 - shareOfEntry) * score + shareOfEntry * covered;
  });
  return lead(index, scores, weighed);
}

function lead(
  { ids, vocabulary }: FaqIndex,
  scores: readonly number[],
  terms: readonly Term[],
): Match | undefined {
  const score = Math.max(0, ...scores);
  const entry = scores.indexOf(score);
  const id = ids[entry];
  if (id === undefined || score === 0) return undefined;
  const second = Math.max(0, ...scores.filter((_, other) => other !== entry));
  const strange = terms.some(
    ({ text }) => kindOf(text) === 'heavy' && !vocabulary[entry]?.has(text),
  );
  return { id, score, lead: score - second, strange };
}
