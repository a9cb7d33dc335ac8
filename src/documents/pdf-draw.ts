import { printable } from './fonts.js';
import { palette } from './palette.js';
import type { PdfBlock } from './pdf-blocks.js';
import { drawRule, makeRoom, margin, widthOf, type Page } from './pdf-page.js';
import { drawTable } from './pdf-table.js';

const labelWidth = 150;

/** Draws one block where the document is, and moves it on. */
export function drawBlock(page: Page, block: PdfBlock): void {
  switch (block.kind) {
    case 'heading':
      drawHeading(page, block.text);
      return;
    case 'text':
      drawText(page, block);
      return;
    case 'pairs':
      for (const [label, value] of block.rows) drawPair(page, label, value);
      page.y += 6;
      return;
    case 'table':
      drawTable(page, block);
      return;
    case 'image':
      drawImage(page, block);
      return;
    case 'rule':
      makeRoom(page, 14);
      drawRule(page, page.y + 6);
      page.y += 14;
      return;
    case 'space':
      page.y += block.height;
      return;
    case 'page':
      page.addPage();
  }
}

function drawHeading(page: Page, text: string): void {
  makeRoom(page, 60);
  page.y += 8;
  page.font('bold').fontSize(12).fillColor(palette.accent);
  page.text(printable(text), margin.side, page.y, { width: widthOf(page) });
  page.y += 4;
}

function drawText(page: Page, block: PdfBlock & { kind: 'text' }): void {
  const { align = 'left', size = 10, bold = false, muted = false } = block;
  page
    .font(bold ? 'bold' : 'plain')
    .fontSize(size)
    .fillColor(muted ? palette.muted : palette.ink);
  page.text(printable(block.text), margin.side, page.y, {
    width: widthOf(page),
    align,
    lineGap: 2,
  });
  page.y += 4;
}

function drawPair(page: Page, label: string, value: string): void {
  const width = widthOf(page) - labelWidth;
  page.font('plain').fontSize(10);
  const height = Math.max(
    page.heightOfString(printable(value) || ' ', { width }),
    page.heightOfString(printable(label), { width: labelWidth - 8 }),
  );
  makeRoom(page, height + 3);
  const { y } = page;
  page.fillColor(palette.muted).text(printable(label), margin.side, y, { width: labelWidth - 8 });
  page.fillColor(palette.ink).text(printable(value), margin.side + labelWidth, y, { width });
  page.y = y + height + 3;
}

function drawImage(page: Page, block: PdfBlock & { kind: 'image' }): void {
  const width = Math.min(block.width ?? widthOf(page), widthOf(page));
  const picture = (page as OpensImages).openImage(Buffer.from(block.bytes));
  const height = (width * picture.height) / picture.width;
  makeRoom(page, height + 8);
  const shift = block.align === 'center' ? (widthOf(page) - width) / 2 : 0;
  page.image(picture as never, margin.side + shift, page.y, { width });
  page.y += height + 8;
}

/** What the types leave out: a picture is opened once, to learn its size. */
type OpensImages = Page & { openImage(bytes: Buffer): { width: number; height: number } };
