import type { Totals } from './entry.js';
import { monthOf, shiftMonth } from './month.js';

/** What the one-minute form asks of a month. */
export interface MonthForm {
  revenue: number;
  /** All that was spent, on goods and else. */
  spending: number;
  customers: number;
  /** When it was answered first, and last. */
  at: Date;
  changedAt: Date;
}

/** A participant's month, made of entries or of the form. */
export interface MonthReport {
  /** `<participant>:<YYYY-MM>`. */
  id: string;
  participantId: string;
  month: string;
  form?: MonthForm;
  totals?: Totals;
  /** What its figures come from; `none`: all entries were taken out again. */
  source: 'entries' | 'form' | 'none';
  /** When the month was reported first. */
  filedAt: Date;
  /** It came after the tenth of the month that followed. */
  late: boolean;
  rev: number;
}

/** The figures of a month, whatever they come from. */
export interface Figures {
  revenue: number;
  /** Goods bought; with a form all spending stands here. */
  purchases: number;
  expenses: number;
  profit: number;
  sales?: number;
  customers?: number;
}

/** Until this day of the following month a report is in time: the programme's own habit, for its statistics. */
export const inTimeUntilDay = 10;

export const reportId = (participantId: string, month: string): string =>
  `${participantId}:${month}`;

/** Whether a report filed on this day comes late. */
export const isLate = (month: string, filedOn: string): boolean => {
  const next = shiftMonth(month, 1);
  return (
    monthOf(filedOn) > next ||
    (monthOf(filedOn) === next && Number(filedOn.slice(8)) > inTimeUntilDay)
  );
};

/** Entries win over the form: they are the nearer record. Undefined where nothing was reported. */
export function figuresOf(
  report: Pick<MonthReport, 'form' | 'totals' | 'source'>,
): Figures | undefined {
  const { form, totals, source } = report;
  if (source === 'entries' && totals) {
    const { revenue, purchases, expenses, sales } = totals;
    return {
      ...{ revenue, purchases, expenses, sales },
      profit: revenue - purchases - expenses,
      ...(form && { customers: form.customers }),
    };
  }
  if (source !== 'form' || !form) return undefined;
  const { revenue, spending, customers } = form;
  return { revenue, purchases: spending, expenses: 0, profit: revenue - spending, customers };
}

export const sourceOf = (
  totals: Totals | undefined,
  form: MonthForm | undefined,
): MonthReport['source'] => {
  if (totals && totals.entries > 0) return 'entries';
  return form ? 'form' : 'none';
};

/** The form says something else than the entries, which are what counts. */
export const differs = ({ form, totals, source }: MonthReport): boolean =>
  source === 'entries' &&
  form !== undefined &&
  totals !== undefined &&
  (form.revenue !== totals.revenue || form.spending !== totals.purchases + totals.expenses);

export type Trend = { way: 'up' | 'down'; percent: number } | { way: 'same' } | { way: 'new' };

/** How a month's revenue stands to the one before. Percents are whole, and at least 1 where it moved. */
export function trendOf(now: Figures, before: Figures | undefined): Trend {
  if (!before || before.revenue === 0) return { way: 'new' };
  const change = ((now.revenue - before.revenue) / before.revenue) * 100;
  if (change === 0) return { way: 'same' };
  return { way: change > 0 ? 'up' : 'down', percent: Math.max(1, Math.round(Math.abs(change))) };
}

/** Reports of so many months in a row make P6 done. */
export const monthsWanted = 3;

/**
 * The longest run of months in a row, and the one that is running: that ends with this month or, while this
 * month is not over, with the last.
 * @param months those that were reported, in any order
 * @param current the present month
 */
export function streakOf(
  months: readonly string[],
  current: string,
): { running: number; longest: number } {
  const reported = [...new Set(months)].filter((month) => month <= current).sort();
  const has = new Set(reported);
  const runTo = (end: string): number => {
    let length = 0;
    for (let month = end; has.has(month); month = shiftMonth(month, -1)) length++;
    return length;
  };
  const last = shiftMonth(current, -1);
  return {
    running: runTo(has.has(current) ? current : last),
    longest: Math.max(0, ...reported.map(runTo)),
  };
}

/**
 * Whether the report of the month that ended is missing, of somebody who reported before it.
 * @param months those that were reported
 * @param current the present month
 */
export function isReportMissing(months: readonly string[], current: string): boolean {
  const last = shiftMonth(current, -1);
  return months.some((month) => month < last) && !months.includes(last);
}
