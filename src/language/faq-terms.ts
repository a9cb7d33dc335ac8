import { foldWord } from './faq-words.js';
import { isPolite } from './politeness.js';
import type { Token } from './tokens.js';

/** The words of a text that say something, folded, each once. */
export function termsOf(tokens: readonly Token[]): string[] {
  const terms = new Set<string>();
  for (const token of tokens) {
    const term = termOf(token);
    if (term !== undefined) terms.add(term);
  }
  return [...terms];
}

function termOf({ kind, text, gap }: Token): string | undefined {
  if (kind === 'word') return isPolite(text) ? undefined : foldWord(text);
  if (kind !== 'digits') return undefined;
  // "langkah2nya": the 2 only doubles the word.
  if (text === '2' && !gap) return undefined;
  if (text === '7') return foldWord('tujuh');
  // Which age or amount is asked about makes no difference; a long number is a matter of its own.
  return text.length < 4 ? '#' : text;
}

const breaks = new Set('. , ; ! ?'.split(' '));
const turns = new Set('tapi tp soalnya karena krn but because'.split(' '));

/** The clauses between marks and "tapi", "soalnya"; a question mark stays with its clause. */
export function splitClauses(tokens: readonly Token[]): Token[][] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === '?') clauses.at(-1)?.push(token);
    if (breaks.has(token.text) || turns.has(token.text)) clauses.push([]);
    else clauses.at(-1)?.push(token);
  }
  return clauses.filter((clause) => clause.some(({ kind }) => kind === 'word'));
}
