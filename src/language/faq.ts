import { buildIndex, type FaqEntry } from './faq-index.js';
import { findNearest, type Match } from './faq-score.js';
import { type Shape, shapeOf } from './faq-question.js';
import { createSlips } from './faq-slips.js';
import { splitClauses, termsOf } from './faq-terms.js';
import { type Token, tokenize } from './tokens.js';

export type { FaqEntry } from './faq-index.js';

/** Longer texts tell a story; a person should read them. */
export const longestQuestion = 200;

/**
 * How near a text must come to a wording, by how much it looks like a question. A wrong answer is worse
 * than none, so these are high; they were set on the examples of `test/language/faq-examples.ts`.
 */
const needed: Record<Shape, number> = { question: 0.7, inside: 0.75, maybe: 0.88, statement: 0.99 };
/** More is needed where the text speaks of something that the entry does not. */
const neededIfStrange = 0.14;
/** More is needed of one clause of several. */
const neededOfClause = 0.05;
/** Clauses that are looked at; a text of more is no question. */
const mostClauses = 6;
/** The entry after the best one must lie this far behind. */
const neededLead = 0.05;

/**
 * Makes a reader of frequently asked questions from a list: it tells which entry a text asks for, or
 * `undefined` where it asks for none, or could ask for two. Pure; texts of more than 200 characters are
 * nobody's question.
 * @param entries the list; wordings of several languages may stand side by side in one entry
 */
export function createFaq(entries: readonly FaqEntry[]): (text: string) => string | undefined {
  const index = buildIndex(entries, (text) => termsOf(tokenize(text)));
  const slip = createSlips(new Set(index.weights.keys()));

  const read = (tokens: readonly Token[], extra: number): Match | undefined => {
    const terms = termsOf(tokens);
    const shape = shapeOf(tokens, terms);
    const match = findNearest(index, terms, slip, shape === 'maybe' || shape === 'statement');
    if (!match || match.lead < neededLead) return undefined;
    const least = needed[shape] + extra + (match.strange ? neededIfStrange : 0);
    return match.score >= Math.min(least, 1) ? match : undefined;
  };

  return (text) => {
    if (text.length > longestQuestion) return undefined;
    const tokens = tokenize(text);
    const whole = read(tokens, 0);
    if (whole) return whole.id;
    const clauses = splitClauses(tokens).slice(0, mostClauses);
    if (clauses.length < 2) return undefined;
    for (const clause of clauses) {
      const match = read(clause, neededOfClause);
      if (match) return match.id;
    }
    return undefined;
  };
}
