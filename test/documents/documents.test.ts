import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import Excel from 'exceljs';
import { chartPng, chartSvg, type Chart } from '../../src/documents/chart.js';
import { makeCsv } from '../../src/documents/csv.js';
import { makePdf, type Pdf } from '../../src/documents/pdf-kit.js';
import { makeWorkbook, type Sheet } from '../../src/documents/sheet.js';
import { readPdf } from './read-pdf.js';
import { readPng } from './read-png.js';

const at = new Date('2026-11-24T03:00:00Z');

const chart: Chart = {
  title: 'Omzet dan belanja',
  labels: ['Sep 2026', 'Okt 2026', 'Nov 2026'],
  series: [
    { name: 'Omzet', values: [3_000_000, 4_500_000, null] },
    { name: 'Laba', values: [1_000_000, -200_000, 0], kind: 'line' },
  ],
  write: (value) => `${String(value / 1_000_000)} jt`,
};

describe('charts', () => {
  it('writes title, labels, axis and legend into the SVG', async () => {
    const svg = await chartSvg(chart);
    expect(svg).toMatch(/^<svg [^>]*width="800" height="450"/);
    for (const text of ['Omzet dan belanja', 'Okt 2026', 'Laba', '4 jt'])
      expect(svg).toContain(text);
  });

  it('draws a picture whose bars and letters are there', async () => {
    const picture = readPng(await chartPng(chart));
    expect([picture.width, picture.height]).toEqual([1200, 675]);
    const share = (wanted: (r: number, g: number, b: number) => boolean) =>
      picture.share(({ r, g, b }) => wanted(r, g, b));
    // The first series' green.
    expect(share((r, g, b) => r === 0x0f && g === 0x6b && b === 0x5c)).toBeGreaterThan(0.02);
    // Without a font nothing would be written: the title's band holds dark ink.
    expect(picture.share(({ r, g, b }) => r + g + b < 200, { to: 64 })).toBeGreaterThan(0.01);
  });
});

const sheet: Sheet = {
  name: 'Catatan: Nov/2026',
  columns: [
    { key: 'what', title: 'Apa' },
    { key: 'amount', title: 'Jumlah', as: 'money' },
    { key: 'at', title: 'Saat', as: 'moment' },
  ],
  rows: [
    { what: '=HYPERLINK("http://x","y")', amount: 50_000, at },
    { what: { formula: 'A1' } as never, amount: null },
    { what: 'kue\u0007 "lapis", +62', amount: Number.NaN },
  ],
  total: { what: 'Jumlah', amount: 50_000 },
};

describe('workbooks', () => {
  it('gives back what was put in, and no formula', async () => {
    const bytes = await makeWorkbook([sheet, sheet], { title: 'Laporan', at });
    const book = new Excel.Workbook();
    await book.xlsx.load(Buffer.from(bytes) as never);
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Catatan  Nov 2026',
      'Catatan  Nov 2026 2',
    ]);
    const page = book.worksheets[0];
    const texts = [2, 3, 4, 5].map((row) => page?.getCell(row, 1).value);
    expect(texts).toEqual([
      '=HYPERLINK("http://x","y")',
      '{"formula":"A1"}',
      'kue "lapis", +62',
      'Jumlah',
    ]);
    expect(page?.getCell(2, 1).numFmt).toBe('@');
    expect(page?.getCell(2, 2).value).toBe(50_000);
    expect(page?.getCell(2, 3).value).toEqual(at);
    expect(page?.getCell(4, 2).value).toBeNull();
    page?.eachRow((row) => {
      row.eachCell((cell) => {
        expect(cell.formula).toBeUndefined();
      });
    });
  });
});

describe('CSV', () => {
  it('quotes, marks its encoding, and takes the sting out of formulas', async () => {
    const text = await makeCsv(sheet);
    expect(text.startsWith('\uFEFFApa,Jumlah,Saat\r\n')).toBe(true);
    expect(parse(text, { bom: true })).toEqual([
      ['Apa', 'Jumlah', 'Saat'],
      ['\'=HYPERLINK("http://x","y")', '50000', '2026-11-24T03:00:00.000Z'],
      ['{"formula":"A1"}', '', ''],
      ['kue\u0007 "lapis", +62', '', ''],
    ]);
  });
});

const pdf: Pdf = {
  title: 'Laporan usaha',
  subtitle: 'November 2026',
  header: 'OK OCE - Sari Wulandari',
  footer: 'Dibuat dari catatan peserta.',
  page: (number, count) => `Halaman ${String(number)} dari ${String(count)}`,
  at,
  blocks: [
    { kind: 'heading', text: 'Usaha 🎉' },
    { kind: 'pairs', rows: [['Nama usaha', 'Dapur Sari – kue & kopi “enak”']] },
    {
      kind: 'table',
      columns: [
        { title: 'Apa', weight: 3 },
        { title: 'Jumlah', align: 'right' },
      ],
      rows: Array.from({ length: 60 }, (_, index) => [`Baris ${String(index)}`, 'Rp50.000']),
      total: ['Jumlah', 'Rp3.000.000'],
    },
    { kind: 'rule' },
    { kind: 'text', text: 'Selesai.', align: 'center', bold: true },
  ],
};

describe('PDF', () => {
  it('holds title, pairs, table, header and page numbers as text that can be searched', async () => {
    const { pages, text } = readPdf(await makePdf(pdf));
    expect(pages).toBe(2);
    for (const words of [
      'Laporan usaha',
      'November 2026',
      'Dapur Sari – kue & kopi “enak”',
      'Baris 59',
      'Rp3.000.000',
      'Selesai.',
      'Halaman 2 dari 2',
    ])
      expect(text).toContain(words);
    // The table's head again on the second page; nothing without a sign in the font.
    expect(text.match(/^Jumlah$/gm)).toHaveLength(3);
    expect(text.match(/OK OCE - Sari Wulandari/g)).toHaveLength(2);
    expect(text).not.toContain('?');
  });

  it('takes a chart, landscape and the middle of the page', async () => {
    const bytes = await chartPng(chart);
    const made = await makePdf({
      ...pdf,
      layout: 'landscape',
      centered: true,
      blocks: [{ kind: 'image', bytes, width: 400, align: 'center' }],
    });
    const raw = Buffer.from(made).toString('latin1');
    expect(raw).toContain('/Subtype /Image');
    expect(raw).toContain('/MediaBox [0 0 841.89 595.28]');
    expect(readPdf(made).pages).toBe(1);
  });
});
