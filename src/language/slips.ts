import { distance } from 'fastest-levenshtein';

/** Whether one text is the other with two neighbouring letters swapped. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a.charAt(at) === b.charAt(at)) at++;
  return (
    a.slice(at, at + 2) === b.charAt(at + 1) + b.charAt(at) && a.slice(at + 2) === b.slice(at + 2)
  );
}

/** How many slips of the keyboard lie between two words: a letter too many, missing, wrong, or two swapped. */
export function slips(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && isSwapped(a, b) ? 1 : edits;
}
