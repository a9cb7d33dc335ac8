import type { ActionDefinition } from '../../engine/actions.js';
import type { Json } from '../../engine/types.js';
import { reportLines } from './describe.js';
import { newsOf } from './entry-actions.js';
import { monthIn } from './list-actions.js';
import { monthName, monthOf, monthsUpTo } from './month.js';
import { participantOf } from '../people/participant-of.js';
import type { BookkeepingParts } from './parts.js';
import { figuresOf } from './report.js';
import { settle } from './settle.js';
import { dayOf } from '../../i18n/local-time.js';

/** Months that the form can be answered for: this one and the five before. */
const monthsOffered = 6;

/** The newest first; those that are reported are ticked. */
export const formMonths: ActionDefinition<BookkeepingParts> = {
  outcomes: ['listed'],
  async run(parts, { contact, locale, now }) {
    const owner = await participantOf(parts, contact.id);
    const reports = owner ? await parts.reports.ofParticipant(owner.id) : [];
    const known = new Set(
      reports.flatMap(({ month, source }) => (source === 'none' ? [] : [month])),
    );
    const months = monthsUpTo(monthOf(dayOf(now, parts.timeZone)), monthsOffered).reverse();
    const options = months.map((month) => ({
      id: month,
      label: `${monthName(month, locale)}${known.has(month) ? ' ✓' : ''}`,
    }));
    return { outcome: 'listed', options };
  },
};

/** What is known of the month already: nothing, an answer to the form, or entries (which count). */
export const openForm: ActionDefinition<BookkeepingParts> = {
  outcomes: ['new', 'filed', 'entries', 'invalid'],
  async run(parts, { vars, contact, locale, now }) {
    const owner = await participantOf(parts, contact.id);
    const month = monthIn(vars.month);
    if (!owner || !offered(month, now, parts.timeZone)) return { outcome: 'invalid' };
    const report = await parts.reports.find(owner.id, month);
    const figures = report && figuresOf(report);
    const set = { month, monthName: monthName(month, locale) };
    if (!report || !figures) return { outcome: 'new', set };
    const lines = reportLines(parts.say, locale, report, figures, undefined);
    const outcome = report.source === 'entries' ? 'entries' : 'filed';
    return { outcome, set: { ...set, reportLines: lines } };
  },
};

function offered(month: string | undefined, now: Date, timeZone: string): month is string {
  const months = monthsUpTo(monthOf(dayOf(now, timeZone)), monthsOffered);
  return month !== undefined && months.includes(month);
}

const whole = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** Files the month by the form's answers. Zero is an answer. */
export const fileForm: ActionDefinition<BookkeepingParts> = {
  outcomes: ['filed', 'invalid'],
  async run(parts, { vars, contact, locale, now }) {
    const owner = await participantOf(parts, contact.id);
    const month = monthIn(vars.month);
    const [revenue, spending, customers] = [vars.revenue, vars.spending, vars.customers].map(whole);
    const complete = revenue !== undefined && spending !== undefined && customers !== undefined;
    if (!owner || !complete || !offered(month, now, parts.timeZone)) return { outcome: 'invalid' };
    const form = { revenue, spending, customers };
    const settled = await settle(parts, owner.id, month, now, form);
    const profit = revenue - spending;
    const set = {
      monthName: monthName(month, locale),
      profitLine: parts.say(locale, profit < 0 ? 'report.loss' : 'report.profit', {
        amount: Math.abs(profit),
      }),
      ...newsOf([settled]),
    };
    return { outcome: 'filed', set };
  },
};
