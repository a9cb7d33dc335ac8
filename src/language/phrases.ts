import { type Cursor } from './tokens.js';

/** A list of phrases, longest first, each a list of token texts. */
export type Phrases = readonly (readonly string[])[];

/** @param lines phrases separated by commas or line breaks, their tokens by spaces. */
export function phrases(lines: string): Phrases {
  return lines
    .split(/[,\n]/)
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first !== '')
    .sort((a, b) => b.length - a.length);
}

/** Steps over one phrase of the list if it stands at the cursor. */
export function skipPhrase(cursor: Cursor, list: Phrases): boolean {
  return list.some((phrase) => cursor.skip(...phrase));
}

/** Steps over as many phrases of the list as follow each other. */
export function skipPhrases(cursor: Cursor, list: Phrases): void {
  while (!cursor.done && skipPhrase(cursor, list));
}
