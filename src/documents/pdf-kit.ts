import { fontFiles, printable } from './fonts.js';
import { palette } from './palette.js';
import type { Pdf } from './pdf-blocks.js';
import { drawBlock } from './pdf-draw.js';
import { drawRule, margin, widthOf, type Page } from './pdf-page.js';

export type { Pdf, PdfBlock, PdfColumn, PdfTable } from './pdf-blocks.js';

/** An A4 document in the programme's style: header and footer with page numbers, title, blocks. */
export async function makePdf(pdf: Pdf): Promise<Uint8Array> {
  const { default: PdfDocument } = await import('pdfkit');
  const page = new PdfDocument({
    size: 'A4',
    layout: pdf.layout ?? 'portrait',
    margins: { top: margin.top, bottom: margin.bottom, left: margin.side, right: margin.side },
    bufferPages: true,
    lang: 'id',
    displayTitle: true,
    info: { Title: pdf.title, Creator: 'PASti', Producer: 'PASti', CreationDate: pdf.at },
  });
  page.registerFont('plain', fontFiles.plain).registerFont('bold', fontFiles.bold);
  const bytes = collect(page);
  drawTitle(page, pdf);
  for (const block of pdf.blocks) drawBlock(page, block);
  drawEdges(page, pdf);
  page.end();
  return bytes;
}

function collect(page: Page): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    page.on('data', (chunk: Buffer) => chunks.push(chunk));
    page.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(chunks)));
    });
    page.on('error', reject);
  });
}

function drawTitle(page: Page, { title, subtitle, centered = false }: Pdf): void {
  const options = { width: widthOf(page), align: centered ? 'center' : 'left' } as const;
  page
    .font('bold')
    .fontSize(centered ? 26 : 18)
    .fillColor(palette.ink);
  page.text(printable(title), margin.side, margin.top, options);
  if (subtitle !== undefined) {
    page
      .font('plain')
      .fontSize(centered ? 13 : 11)
      .fillColor(palette.muted);
    page.text(printable(subtitle), margin.side, page.y + 2, options);
  }
  page.y += 12;
}

/** Header, footer and page numbers, once the number of pages is known. */
function drawEdges(page: Page, { header, footer, page: pageWord }: Pdf): void {
  const { start, count } = page.bufferedPageRange();
  for (let index = start; index < start + count; index++) {
    page.switchToPage(index);
    // Writing below the margin would begin a new page.
    Object.assign(page.page.margins, { top: 0, bottom: 0 });
    page.font('plain').fontSize(8).fillColor(palette.muted);
    const width = widthOf(page);
    page.text(printable(header), margin.side, 36, { width, lineBreak: false });
    drawRule(page, 52);
    const foot = page.page.height - 44;
    drawRule(page, foot - 8);
    page.fillColor(palette.muted);
    if (footer !== undefined)
      page.text(printable(footer), margin.side, foot, { width: width - 110, lineBreak: true });
    const number = pageWord(index - start + 1, count);
    page.text(number, margin.side + width - 110, foot, { width: 110, align: 'right' });
  }
}
