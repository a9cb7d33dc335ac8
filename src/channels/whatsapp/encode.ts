import type { Outgoing } from '../../ports/channel.js';
import { withoutGuards } from '../../ports/marks.js';

/** WhatsApp takes 65,536; what is longer than this is not read on a phone anyway. */
export const maxTextLength = 4_000;

/**
 * The texts of a message, in WhatsApp's own marks: `*bold*`. Options stand in the text already, numbered; one
 * that is longer than a message takes is cut at a line or a word.
 */
export function encode({ text }: Pick<Outgoing, 'text'>): string[] {
  const marked = text.replace(/\*\*(?=\S)([^\n]*?\S)\*\*/g, '*$1*').replaceAll('**', '');
  return cut(withoutGuards(marked).trim());
}

function cut(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > maxTextLength) {
    const room = rest.slice(0, maxTextLength);
    // A border in the first half would leave a stump.
    const borders = [room.lastIndexOf('\n'), room.lastIndexOf(' ')];
    const at = borders.find((one) => one > maxTextLength / 2) ?? wholeLetters(room);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...pieces, rest];
}

/** A pair of code units is one sign: it is not cut apart. */
const wholeLetters = (text: string): number =>
  /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length;
