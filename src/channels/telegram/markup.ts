import { withoutGuards } from '../../ports/marks.js';
import { splitText, type Stretch } from './split-text.js';

/** The longest text Telegram takes in one message, and under a file, counted after the markup is taken out. */
export const maxTextLength = 4096;
export const maxCaptionLength = 1024;

/** Text with the stretches of it that are bold. */
export interface MarkedText {
  plain: string;
  bold: Stretch[];
}

/** Takes the `**` marks out of a text. Marks without a partner on the same line stay as they are. */
export function parseMarks(text: string): MarkedText {
  const bold: Stretch[] = [];
  let plain = '';
  let read = 0;
  for (const match of text.matchAll(/\*\*([^\n]+?)\*\*/g)) {
    plain += text.slice(read, match.index);
    const from = plain.length;
    plain += match[1] ?? '';
    bold.push({ from, to: plain.length });
    read = match.index + match[0].length;
  }
  return { plain: plain + text.slice(read), bold };
}

/**
 * A text with `**bold**` marks as Telegram's HTML, in as many pieces as Telegram needs. Pieces that
 * hold nothing but white space are left out (Telegram refuses them).
 */
export function toHtmlPieces(text: string): string[] {
  const { plain, bold } = parseMarks(text);
  let offset = 0;
  const pieces: string[] = [];
  for (const piece of splitText(plain, maxTextLength, bold)) {
    if (piece.trim() !== '') pieces.push(toHtml(piece, offset, bold));
    offset += piece.length;
  }
  return pieces.length > 0 ? pieces : [''];
}

/** @param offset where the piece lies in the text that `bold` counts in */
function toHtml(piece: string, offset: number, bold: readonly Stretch[]): string {
  let html = '';
  let written = 0;
  for (const stretch of bold) {
    const from = Math.max(stretch.from - offset, 0);
    const to = Math.min(stretch.to - offset, piece.length);
    if (from >= to) continue;
    html += escapeHtml(piece.slice(written, from));
    html += `<b>${escapeHtml(piece.slice(from, to))}</b>`;
    written = to;
  }
  return html + escapeHtml(piece.slice(written));
}

function escapeHtml(text: string): string {
  return withoutGuards(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
