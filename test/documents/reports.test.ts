import { describe, expect, it } from '@jest/globals';
import Excel from 'exceljs';
import { applicationPack } from '../../src/modules/capital/documents/application-pack.js';
import { reportDocuments } from '../../src/modules/bookkeeping/documents/ledger-report.js';
import { loadWords } from '../../src/i18n/words.js';
import type { ReportView } from '../../src/modules/bookkeeping/ports.js';
import type { PackView } from '../../src/modules/capital/ports.js';
import { readinessOf } from '../../src/modules/capital/readiness.js';
import { person } from '../web/dashboard/people.js';
import { readPdf } from './read-pdf.js';
import { readPng } from './read-png.js';

const words = loadWords('locales', 'Asia/Jakarta');
const at = new Date('2026-11-24T03:00:00Z');
const participant = person(1, at, { name: 'Siti Aminah' });
const figures = (revenue: number) => ({
  ...{ revenue, purchases: 200_000, expenses: 300_000, profit: revenue - 500_000, sales: 3 },
});

const view: ReportView = {
  ...{ participant, month: '2026-11', source: 'entries', figures: figures(1_250_000), at },
  history: [
    { month: '2026-09' },
    { month: '2026-10', figures: figures(400_000) },
    { month: '2026-11', figures: figures(1_250_000) },
  ],
  entries: [
    {
      ...{ id: '1', participantId: participant.id, kind: 'sale', amount: 1_250_000, at },
      ...{ what: '=cmd|kue "lapis"', date: '2026-11-24' },
    },
  ],
};
const documents = reportDocuments((locale, key, values) =>
  words.say(locale, `ledger:${key}`, values),
);

describe('the monthly report', () => {
  it('is a PDF with figures, months, and entries', async () => {
    const { text } = readPdf(await documents.pdf(view, 'id'));
    for (const said of [
      'Laporan usaha November 2026',
      'Rp1.250.000',
      'Rp750.000',
      '-Rp100.000',
      'Oktober 2026',
      '24 November 2026',
      '=cmd|kue "lapis"',
      'Siti Aminah',
      'Halaman 1 dari 1',
    ])
      expect(text).toContain(said);
  });

  it('speaks English where that was chosen', async () => {
    const { text } = readPdf(await documents.pdf(view, 'en'));
    for (const said of ['Business report November 2026', 'Goods bought', 'Page 1 of 1'])
      expect(text).toContain(said);
  });

  it('is a workbook of entries and months', async () => {
    const book = new Excel.Workbook();
    await book.xlsx.load(Buffer.from(await documents.workbook(view, 'id')) as never);
    const [entries, months] = book.worksheets;
    expect(entries?.getRow(2).values).toEqual([
      ...[undefined, '2026-11-24', 'jual', '=cmd|kue "lapis"', 1_250_000],
    ]);
    expect(months?.getColumn(2).values.slice(2)).toEqual([400_000, 1_250_000]);
  });

  it('is a picture with bars', async () => {
    const picture = readPng(await documents.chart(view, 'id'));
    const green = picture.share(({ r, g, b }) => r === 0x0f && g === 0x6b && b === 0x5c);
    expect(green).toBeGreaterThan(0.01);
  });
});

const pack: PackView = {
  participant,
  record: {
    permits: [{ kind: 'nib', number: '1234567890123', verified: true }],
    trainings: [{ title: 'Kemasan Produk', at, practised: true, certificate: 'C-17' }],
    visits: [{ topic: 'harga jual', at }],
    reports: [],
  },
  readiness: readinessOf({
    ...{ months: 12, nib: 2, permits: 0, reports: 0, trainings: 1, visits: 1, practices: 1 },
  }),
  ...{ month: '2026-11', at },
};
const make = applicationPack(
  (locale, key, values) => words.say(locale, key, { ...values }),
  (locale, category) => words.find(locale, `registration:category.choices.${category}`),
);

describe('the papers for the bank', () => {
  it('hold what the programme knows, the NIK masked', async () => {
    const { text } = readPdf(await make(pack, 'id'));
    for (const said of [
      'Siti Aminah',
      '3174********0001',
      'Jahit 1',
      'Fesyen',
      '1234567890123',
      'Kemasan Produk',
      'C-17',
      'harga jual',
      'Belum ada.',
      'Kesiapan menurut program: 51 dari 100',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('sealed');
    expect(text).not.toMatch(/\b\d{16}\b/);
  });

  it('begin with what is asked for, in the language of the person', async () => {
    const application = {
      ...{ id: 'a', participantId: participant.id, product: 'product.kur_mikro', version: 1 },
      ...{
        productName: 'KUR Mikro',
        amount: 20_000_000,
        purpose: 'an oven',
        state: 'draft' as const,
      },
      ...{ history: [], createdAt: at, updatedAt: at },
    };
    const { text } = readPdf(await make({ ...pack, application }, 'en'));
    for (const said of ['Application for capital', 'KUR Mikro', 'Rp20.000.000', 'an oven', 'NIK'])
      expect(text).toContain(said);
  });
});
