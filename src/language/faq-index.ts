import { type Kind, kindOf } from './faq-words.js';

export interface FaqEntry {
  id: string;
  /** How people put the question, in any language and spelling. */
  questions: readonly string[];
}

export interface Wording {
  entry: number;
  terms: ReadonlySet<string>;
  /** The terms without which it would be a statement: "boleh", "berapa". */
  asking: readonly string[];
  weight: number;
}

/** The list made ready for comparing: its wordings as sets of weighted terms. */
export interface FaqIndex {
  ids: readonly string[];
  wordings: readonly Wording[];
  /** All terms of an entry. */
  vocabulary: readonly ReadonlySet<string>[];
  weights: ReadonlyMap<string, number>;
}

/** Weights that are fixed; the others follow from the list, between `least` and 1. */
const fixed: Record<Exclude<Kind, 'heavy'> | 'least' | 'unknown', number> = {
  light: 0.2,
  asking: 0.4,
  asks: 0.2,
  least: 0.35,
  unknown: 1.2,
};

/**
 * What a word weighs that the list does not weigh: little where it says little; else much, because the
 * text is then about something else.
 */
export function weightOfUnknown(word: string): number {
  const kind = kindOf(word);
  return kind === 'heavy' ? fixed.unknown : fixed[kind];
}

/** A word that few entries use tells more than one that most use: inverse document frequency, 0..1. */
function weigh(vocabulary: readonly ReadonlySet<string>[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const words of vocabulary) {
    for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  const most = Math.log(1 + vocabulary.length);
  const rarity = (count: number) =>
    Math.max(fixed.least, Math.log(1 + vocabulary.length / count) / most);
  return new Map(
    [...uses].map(([word, count]) => {
      const kind = kindOf(word);
      return [word, kind === 'heavy' ? rarity(count) : fixed[kind]];
    }),
  );
}

/** @param termsOf the folded words of a text */
export function buildIndex(
  entries: readonly FaqEntry[],
  termsOf: (text: string) => string[],
): FaqIndex {
  const spoken = entries.map(({ questions }) => questions.map((text) => new Set(termsOf(text))));
  const vocabulary = spoken.map((list) => new Set(list.flatMap((terms) => [...terms])));
  const weights = weigh(vocabulary);
  const wordings = spoken.flatMap((list, entry) =>
    list
      .filter((terms) => terms.size > 0)
      .map((terms) => ({
        entry,
        terms,
        asking: [...terms].filter((term) => ['asking', 'asks'].includes(kindOf(term))),
        weight: [...terms].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0),
      })),
  );
  return { ids: entries.map(({ id }) => id), wordings, vocabulary, weights };
}
