/** A stretch of text that should stay in one piece, [from, to). */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * Cuts a text into pieces of at most `limit` UTF-16 code units; together they are the whole text
 * again. A cut is made after a paragraph, else a line, else a word; never inside a surrogate pair,
 * and not inside one of the `whole` stretches unless it is longer than a piece can be. A border in
 * the first half of a piece is not worth a cut: the piece would be a stump.
 * @param limit at least 2
 * @param whole sorted, not overlapping
 */
export function splitText(text: string, limit: number, whole: readonly Stretch[] = []): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > limit) {
    const end = findCut(text, start, start + limit, whole);
    pieces.push(text.slice(start, end));
    start = end;
  }
  pieces.push(text.slice(start));
  return pieces;
}

function findCut(text: string, start: number, latest: number, whole: readonly Stretch[]): number {
  const atBorder =
    cutAfter('\n\n', text, start, latest) ??
    cutAfter('\n', text, start, latest) ??
    cutAfter(' ', text, start, latest) ??
    latest;
  const crossed = whole.find(({ from, to }) => from < atBorder && atBorder < to);
  const cut = crossed && crossed.from > start ? crossed.from : atBorder;
  return cut - 1 > start && isInsidePair(text, cut) ? cut - 1 : cut;
}

function cutAfter(border: string, text: string, start: number, latest: number): number | undefined {
  const at = text.lastIndexOf(border, latest - border.length);
  return at >= (start + latest) / 2 ? at + border.length : undefined;
}

function isInsidePair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
}
