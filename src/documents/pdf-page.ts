import { palette } from './palette.js';

export type Page = PDFKit.PDFDocument;

export const margin = { side: 56, top: 72, bottom: 64 } as const;

/** Width and lower end of what may be written on. */
export const widthOf = (page: Page): number => page.page.width - 2 * margin.side;
export const endOf = (page: Page): number => page.page.height - margin.bottom;

/** Begins a page where less than this height is left. */
export function makeRoom(page: Page, height: number): void {
  if (page.y + height > endOf(page) && page.y > margin.top) page.addPage();
}

/** A thin line over the whole width. */
export function drawRule(page: Page, y: number, lineWidth = 0.7): void {
  page
    .moveTo(margin.side, y)
    .lineTo(margin.side + widthOf(page), y)
    .lineWidth(lineWidth)
    .strokeColor(palette.line)
    .stroke();
}
