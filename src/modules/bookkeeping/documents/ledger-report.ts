import { monthName } from '../month.js';
import type { Figures, ReportDocuments, ReportView } from '../ports.js';
import { chartPng, type Chart } from '../../../documents/chart.js';
import { makePdf, type Pdf, type PdfBlock } from '../../../documents/pdf-kit.js';
import { makeWorkbook, type Sheet } from '../../../documents/sheet.js';

/** Words of `locales/<locale>/ledger.json`. */
export type SayLedger = (locale: string, key: string, values?: Record<string, unknown>) => string;

const money = (amount: number): string =>
  `${amount < 0 ? '-' : ''}Rp${Math.abs(amount).toLocaleString('id-ID')}`;

/** "1,5 jt": for the axis. */
const short = (say: SayLedger, locale: string) => (value: number) =>
  say(locale, Math.abs(value) >= 1_000_000 ? 'chart.million' : 'chart.thousand', {
    number: (Math.abs(value) >= 1_000_000 ? value / 1_000_000 : value / 1000).toLocaleString(
      locale === 'en' ? 'en-GB' : 'id-ID',
      { maximumFractionDigits: 1 },
    ),
  });

const spent = ({ purchases, expenses }: Figures): number => purchases + expenses;

/** Revenue and spending of up to six months, with the profit as a line. */
export function reportChart(
  say: SayLedger,
  { history }: Pick<ReportView, 'history'>,
  locale: string,
): Chart {
  const values = (pick: (figures: Figures) => number) =>
    history.map(({ figures }) => (figures ? pick(figures) : null));
  return {
    labels: history.map(({ month }) => monthName(month, locale, 'short')),
    series: [
      { name: say(locale, 'chart.revenue'), values: values(({ revenue }) => revenue) },
      { name: say(locale, 'chart.spending'), values: values(spent) },
      { name: say(locale, 'chart.profit'), values: values(({ profit }) => profit), kind: 'line' },
    ],
    write: short(say, locale),
  };
}

/** Rows of a month's figures, with their labels. */
export function figureRows(
  say: SayLedger,
  locale: string,
  source: ReportView['source'],
  figures: Figures,
): [string, string][] {
  const label = (key: string) => say(locale, `label.${key}`);
  const { revenue, purchases, expenses, profit, sales, customers } = figures;
  return [
    [label('revenue'), money(revenue)],
    [label(source === 'form' ? 'spending' : 'purchases'), money(purchases)],
    ...(source === 'form' ? [] : [[label('expenses'), money(expenses)] as [string, string]]),
    [label('profit'), money(profit)],
    ...(sales === undefined ? [] : [[label('sales'), String(sales)] as [string, string]]),
    ...(customers === undefined
      ? []
      : [[label('customers'), String(customers)] as [string, string]]),
  ];
}

/** The months of the history as a table. */
export function historyTable(
  say: SayLedger,
  locale: string,
  history: ReportView['history'],
): PdfBlock {
  const label = (key: string) => say(locale, `label.${key}`);
  return {
    kind: 'table',
    columns: [
      { title: label('month'), weight: 2 },
      ...['revenue', 'spending', 'profit'].map(
        (key) => ({ title: label(key), weight: 2, align: 'right' }) as const,
      ),
    ],
    rows: history.map(({ month, figures }) => [
      monthName(month, locale),
      ...(figures ? [figures.revenue, spent(figures), figures.profit].map(money) : ['-', '-', '-']),
    ]),
  };
}

function entriesTable(say: SayLedger, locale: string, entries: ReportView['entries']): PdfBlock[] {
  if (entries.length === 0) return [];
  const label = (key: string) => say(locale, `label.${key}`);
  return [
    { kind: 'heading', text: label('entries') },
    {
      kind: 'table',
      columns: [
        { title: label('date'), weight: 1.8 },
        { title: label('kind'), weight: 1.3 },
        { title: label('what'), weight: 3 },
        { title: label('amount'), weight: 1.6, align: 'right' },
      ],
      rows: [...entries]
        .reverse()
        .map(({ date, kind, what, amount }) => [
          say(locale, 'pdf.day', { date }),
          say(locale, `kind.${kind}`),
          what ?? '',
          money(amount),
        ]),
    },
  ];
}

async function pdfOf(say: SayLedger, view: ReportView, locale: string): Promise<Pdf> {
  const { participant, month, source, figures, history, entries, at } = view;
  const { business, name, number } = participant;
  const words = (key: string, values?: Record<string, unknown>) => say(locale, key, values);
  return {
    title: words('pdf.title', { month: monthName(month, locale) }),
    subtitle: business.kind === 'business' ? business.name : business.idea,
    header: words('pdf.header', { name, number }),
    footer: words(`pdf.footer.${source}`),
    page: (page, count) => words('pdf.page', { page, count }),
    at,
    blocks: [
      { kind: 'pairs', rows: figureRows(say, locale, source, figures) },
      { kind: 'image', bytes: await chartPng(reportChart(say, view, locale)) },
      { kind: 'heading', text: words('label.months') },
      historyTable(say, locale, history),
      ...entriesTable(say, locale, entries),
    ],
  };
}

function sheetsOf(say: SayLedger, view: ReportView, locale: string): Sheet[] {
  const label = (key: string) => say(locale, `label.${key}`);
  const summary: Sheet = {
    name: label('months'),
    columns: [
      { key: 'month', title: label('month'), width: 18 },
      ...['revenue', 'purchases', 'expenses', 'profit'].map(
        (key) => ({ key, title: label(key), width: 18, as: 'money' }) as const,
      ),
      { key: 'sales', title: label('sales'), as: 'number' },
      { key: 'customers', title: label('customers'), as: 'number' },
    ],
    rows: view.history.flatMap(({ month, figures }) => (figures ? [{ month, ...figures }] : [])),
  };
  const entries: Sheet = {
    name: label('entries'),
    columns: [
      { key: 'date', title: label('date'), width: 12 },
      { key: 'kind', title: label('kind'), width: 12 },
      { key: 'what', title: label('what'), width: 40 },
      { key: 'amount', title: label('amount'), width: 18, as: 'money' },
    ],
    rows: [...view.entries].reverse().map(({ date, kind, what, amount }) => ({
      ...{ date, what, amount },
      kind: say(locale, `kind.${kind}`),
    })),
  };
  return view.entries.length > 0 ? [entries, summary] : [summary];
}

/** Chart, PDF and workbook of monthly reports. */
export function reportDocuments(say: SayLedger): ReportDocuments {
  return {
    chart: (view, locale) => chartPng(reportChart(say, view, locale)),
    pdf: async (view, locale) => makePdf(await pdfOf(say, view, locale)),
    workbook: (view, locale) =>
      makeWorkbook(sheetsOf(say, view, locale), {
        title: say(locale, 'pdf.title', { month: monthName(view.month, locale) }),
        at: view.at,
      }),
  };
}
