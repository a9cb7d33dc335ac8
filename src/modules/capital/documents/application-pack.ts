import { figuresOf } from '../../bookkeeping/report.js';
import { monthsUpTo } from '../../bookkeeping/month.js';
import type { MakePack, PackView } from '../ports.js';
import { chartPng } from '../../../documents/chart.js';
import { historyTable, reportChart } from '../../bookkeeping/documents/ledger-report.js';
import { makePdf, type PdfBlock } from '../../../documents/pdf-kit.js';

/** Words by `<file>:<key>`. */
type Say = (locale: string, key: string, values?: object) => string;

const monthsShown = 6;

const money = (amount: number): string => `Rp${amount.toLocaleString('id-ID')}`;

const dayName = (day: Date | string, locale: string): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'id-ID', {
    dateStyle: 'long',
    timeZone: typeof day === 'string' ? 'UTC' : 'Asia/Jakarta',
  }).format(new Date(day));

/**
 * The papers for the bank: who asks, the business, permits, monthly reports with their chart, training and
 * mentoring. The NIK is masked: the bank sees the KTP itself.
 */
export function applicationPack(
  say: Say,
  categoryName: (locale: string, category: string) => string | undefined,
): MakePack {
  return async (view, locale) => {
    const words = (key: string, values?: object) => say(locale, `loans:pack.${key}`, values);
    const { participant, at, month, record } = view;
    const history = monthsUpTo(month, monthsShown).map((one) => {
      const found = record.reports.find((report) => report.month === one);
      const figures = found && figuresOf(found);
      return { month: one, ...(figures && { figures }) };
    });
    const sayLedger: Parameters<typeof reportChart>[0] = (lng, key, values) =>
      say(lng, `ledger:${key}`, values);
    const reported = history.some(({ figures }) => figures);
    return makePdf({
      title: words('title'),
      subtitle: participant.name,
      header: words('header', { number: participant.number }),
      footer: words('footer', { day: dayName(at, locale) }),
      page: (page, count) => say(locale, 'ledger:pdf.page', { page, count }),
      at,
      blocks: [
        ...asked(view, words),
        { kind: 'heading', text: words('person') },
        { kind: 'pairs', rows: personRows(view, locale, words) },
        { kind: 'heading', text: words('business') },
        { kind: 'pairs', rows: businessRows(say, view, locale, words, categoryName) },
        { kind: 'heading', text: words('permits') },
        permitBlock(say, view, locale, words),
        { kind: 'heading', text: words('reports') },
        ...(reported
          ? ([
              { kind: 'image', bytes: await chartPng(reportChart(sayLedger, { history }, locale)) },
              historyTable(sayLedger, locale, history),
            ] as const)
          : [{ kind: 'text', text: words('none') } as const]),
        { kind: 'heading', text: words('training') },
        trainingBlock(view, locale, words),
        { kind: 'heading', text: words('visits') },
        visitBlock(view, locale, words),
        { kind: 'heading', text: words('readiness', { score: view.readiness.score }) },
        {
          kind: 'pairs',
          rows: view.readiness.lines.map(
            ({ id, points, max }) =>
              [say(locale, `loans:line.${id}`), words('points', { points, max })] as const,
          ),
        },
      ],
    });
  };
}

type Words = (key: string, values?: object) => string;

function asked({ application }: PackView, words: Words): PdfBlock[] {
  if (!application) return [];
  const { productName, amount, purpose } = application;
  return [
    { kind: 'heading', text: words('asked') },
    {
      kind: 'pairs',
      rows: [
        [words('product'), productName],
        [words('amount'), money(amount)],
        [words('purpose'), purpose],
      ],
    },
  ];
}

function personRows({ participant }: PackView, locale: string, words: Words): [string, string][] {
  const { name, nik, birthDate, phone, kecamatan, kelurahan } = participant;
  return [
    [words('name'), name],
    [words('nik'), nik.masked],
    [words('born'), dayName(birthDate, locale)],
    [words('phone'), phone],
    [words('place'), `${kelurahan.name}, ${kecamatan.name}, ${kecamatan.city}`],
    [words('number'), participant.number],
  ];
}

function businessRows(
  say: Say,
  { participant: { business } }: PackView,
  locale: string,
  words: Words,
  categoryName: (locale: string, category: string) => string | undefined,
): [string, string][] {
  const category = business.categoryOther ?? categoryName(locale, business.category);
  return [
    [words('businessName'), business.kind === 'business' ? business.name : business.idea],
    [words('category'), category ?? business.category],
    ...(business.kind === 'business'
      ? [
          [words('since'), say(locale, `registration:since.choices.${business.since}`)] as [
            string,
            string,
          ],
        ]
      : []),
  ];
}

function permitBlock(say: Say, { record }: PackView, locale: string, words: Words): PdfBlock {
  if (record.permits.length === 0) return { kind: 'text', text: words('none') };
  return {
    kind: 'table',
    columns: [
      { title: words('permit') },
      { title: words('permitNumber'), weight: 2 },
      { title: words('checked') },
    ],
    rows: record.permits.map(({ kind, number, verified }) => [
      say(locale, `loans:permit.${kind}`),
      number ?? '-',
      words(verified ? 'verified' : 'reported'),
    ]),
  };
}

function trainingBlock({ record }: PackView, locale: string, words: Words): PdfBlock {
  if (record.trainings.length === 0) return { kind: 'text', text: words('none') };
  return {
    kind: 'table',
    columns: [
      { title: words('title_training'), weight: 3 },
      { title: words('day'), weight: 2 },
      { title: words('practice') },
      { title: words('certificate'), weight: 2 },
    ],
    rows: record.trainings.map(({ title, at, practised, certificate }) => [
      title,
      dayName(at, locale),
      words(practised ? 'yes' : 'no'),
      certificate ?? '-',
    ]),
  };
}

function visitBlock({ record }: PackView, locale: string, words: Words): PdfBlock {
  if (record.visits.length === 0) return { kind: 'text', text: words('none') };
  return {
    kind: 'table',
    columns: [{ title: words('day') }, { title: words('topic'), weight: 3 }],
    rows: record.visits.map(({ topic, at }) => [dayName(at, locale), topic]),
  };
}
