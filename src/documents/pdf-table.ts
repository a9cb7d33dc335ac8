import { printable } from './fonts.js';
import { palette } from './palette.js';
import type { PdfColumn, PdfTable } from './pdf-blocks.js';
import { drawRule, endOf, margin, widthOf, type Page } from './pdf-page.js';

const padding = { x: 5, y: 4 } as const;

interface Placed extends PdfColumn {
  x: number;
  width: number;
}

/** Draws a table; its head comes again on every page that it goes on to. */
export function drawTable(page: Page, { columns, rows, total }: PdfTable): void {
  const placed = place(page, columns);
  const head = () => {
    drawRow(
      page,
      placed,
      placed.map(({ title }) => title),
      'head',
    );
  };
  if (page.y + 60 > endOf(page)) page.addPage();
  head();
  for (const [style, cells] of [
    ...rows.map((row) => ['row', row] as const),
    ...(total ? [['total', total] as const] : []),
  ]) {
    if (page.y + heightOf(page, placed, cells) > endOf(page)) {
      page.addPage();
      head();
    }
    drawRow(page, placed, cells, style);
  }
  page.y += 10;
}

function place(page: Page, columns: readonly PdfColumn[]): Placed[] {
  const sum = columns.reduce((all, { weight = 1 }) => all + weight, 0);
  let x: number = margin.side;
  return columns.map((column) => {
    const width = (widthOf(page) * (column.weight ?? 1)) / sum;
    const here = { ...column, x, width };
    x += width;
    return here;
  });
}

function heightOf(page: Page, columns: Placed[], cells: readonly string[]): number {
  page.font('bold').fontSize(9);
  const heights = columns.map(({ width }, index) =>
    page.heightOfString(printable(cells[index] ?? '') || ' ', { width: width - 2 * padding.x }),
  );
  return Math.max(...heights) + 2 * padding.y;
}

function drawRow(
  page: Page,
  columns: Placed[],
  cells: readonly string[],
  style: 'head' | 'row' | 'total',
): void {
  const height = heightOf(page, columns, cells);
  const { y } = page;
  if (style === 'head')
    page.rect(margin.side, y, widthOf(page), height).fillColor(palette.shade).fill();
  page
    .font(style === 'row' ? 'plain' : 'bold')
    .fontSize(9)
    .fillColor(palette.ink);
  for (const [index, { x, width, align = 'left' }] of columns.entries()) {
    const text = printable(cells[index] ?? '');
    page.text(text, x + padding.x, y + padding.y, { width: width - 2 * padding.x, align });
  }
  drawRule(page, y + height, 0.5);
  page.y = y + height;
}
