import type { Entry } from './entry.js';
import { weekdayOf } from '../../i18n/local-time.js';
import { monthName, shiftMonth } from './month.js';
import type { BookkeepingParts } from './parts.js';
import { trendOf, type Figures, type MonthReport } from './report.js';

type Say = BookkeepingParts['say'];
type Spoken = Pick<Entry, 'kind' | 'amount' | 'what'>;

/** "jual kue Rp50.000". */
export function thingOf(say: Say, locale: string, { kind, amount, what }: Spoken): string {
  return what === undefined
    ? say(locale, `plain.${kind}`, { amount })
    : say(locale, `entry.${kind}`, { amount, what });
}

/** "jual kue Rp50.000, 24 November 2026". */
export const lineOf = (say: Say, locale: string, entry: Spoken & { date: string }): string =>
  say(locale, 'dated', { thing: thingOf(say, locale, entry), date: entry.date });

/** As an option of a list: "Sel 24/11 jual kue Rp50.000". Behind its weekday the day is not taken for a place. */
export const labelOf = (say: Say, locale: string, entry: Entry): string =>
  `${weekdayOf(entry.date, locale)} ${entry.date.slice(8)}/${entry.date.slice(5, 7)} ${thingOf(say, locale, entry)}`;

/** A month's figures, a line each, with the trend below; a month that is not over is not judged by it. */
export function reportLines(
  say: Say,
  locale: string,
  { month, source }: Pick<MonthReport, 'month' | 'source'>,
  figures: Figures,
  before: Figures | undefined,
  over = true,
): string {
  const { revenue, purchases, expenses, profit, sales, customers } = figures;
  const lines = [
    say(locale, 'report.revenue', { amount: revenue }),
    say(locale, source === 'form' ? 'report.spending' : 'report.purchases', { amount: purchases }),
    ...(source === 'form' ? [] : [say(locale, 'report.expenses', { amount: expenses })]),
    say(locale, profit < 0 ? 'report.loss' : 'report.profit', { amount: Math.abs(profit) }),
    ...(sales === undefined ? [] : [say(locale, 'report.sales', { count: sales })]),
    ...(customers === undefined ? [] : [say(locale, 'report.customers', { count: customers })]),
  ];
  const trend = trendOf(figures, before);
  const than = monthName(shiftMonth(month, -1), locale);
  if (before && !over) {
    lines.push(say(locale, 'trend.open', { amount: before.revenue, than }));
  } else if (trend.way !== 'new') {
    const percent = 'percent' in trend ? trend.percent : 0;
    lines.push(say(locale, `trend.${trend.way}`, { percent, than }));
  }
  return lines.join('\n');
}
