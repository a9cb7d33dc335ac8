import { withoutGuards } from '../../ports/marks.js';

/** A stretch of a message of ours. Pages show every `text` as text, never as HTML. */
export interface Part {
  kind: 'text' | 'bold' | 'link';
  text: string;
}

// A link ends before the punctuation of the sentence around it.
const MARKS = /\*\*([^*\n]+)\*\*|(https?:\/\/[^\s<>"*]*[^\s<>"*.,;:!?)\]}'])/g;

/** Splits a message of ours into plain text, `**bold**` and web addresses. */
export function splitMarks(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    const [whole, bold, link] = match;
    if (bold !== undefined) parts.push({ kind: 'bold', text: bold });
    else if (link !== undefined) parts.push({ kind: 'link', text: link });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts.map((part) => ({ ...part, text: withoutGuards(part.text) }));
}
