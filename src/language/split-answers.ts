import { findWeekday } from './date-words.js';

const longestMessage = 1000;
/** Ten or more digits, with single separators inside: a NIK or a phone number. */
const longNumber = /\+?\d(?:[ .-]?\d){9,}/g;
/** Academic titles behind a comma belong to the name before it. */
const degree =
  /^(?:[A-Za-z]{1,4}\.){1,4}[A-Za-z]{0,4}\.?$|^(?:se|sh|st|mm|msi|spd|sag|skom|ssos|amd|ba|drs?)\.?$/i;

/** Whether a part behind a comma goes on with what stood before it. */
function continues(before: string, part: string): boolean {
  return degree.test(part) || (findWeekday(before.toLowerCase()) !== undefined && /^\d/.test(part));
}

function splitCommas(line: string): string[] {
  const parts: string[] = [];
  for (const piece of line.split(/,(?=\s|$)/)) {
    const part = piece.trim();
    const before = parts.at(-1);
    if (before !== undefined && continues(before, part))
      parts[parts.length - 1] = `${before}, ${part}`;
    else if (part !== '') parts.push(part);
  }
  return parts;
}

/** "siti 3174... tebet": the long number stands for itself, unless letters are typed against it. */
function splitNumbers(part: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const match of part.matchAll(longNumber)) {
    const end = match.index + match[0].length;
    if (/[\p{L}\d/]/u.test(part.charAt(match.index - 1)) || /[\p{L}\d/]/u.test(part.charAt(end)))
      return [part];
    pieces.push(part.slice(from, match.index), match[0]);
    from = end;
  }
  pieces.push(part.slice(from));
  return pieces
    .map((piece) => piece.replace(/^[\s,.:;-]+|[\s,:;-]+$/g, ''))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

/**
 * The parts of a message that answers several questions in one breath: at line ends, semicolons, commas
 * before a space, and around long numbers. One part when there is nothing to split. Titles stay with their
 * name ("Aisyah, S.E.") and a weekday with its date.
 */
export function splitAnswers(text: string): string[] {
  const whole = text.trim();
  if (whole.length > longestMessage) return [whole];
  const parts = whole
    .split(/[\r\n;]+/)
    .flatMap(splitCommas)
    .flatMap(splitNumbers);
  return parts.length === 0 ? [whole] : parts;
}
