import type { ActionDefinition } from '../../engine/actions.js';
import type { Json } from '../../engine/types.js';
import { labelOf, lineOf } from './describe.js';
import type { Entry } from './entry.js';
import { newsOf, pickedEntry, settleMonths } from './entry-actions.js';
import { isMonth, monthName, monthOf } from './month.js';
import { participantOf } from '../people/participant-of.js';
import type { BookkeepingParts } from './parts.js';
import { dayOf } from '../../i18n/local-time.js';

/** A month out of a variable: an option of a list, or the month itself. */
export function monthIn(value: Json | undefined): string | undefined {
  const id = value !== null && typeof value === 'object' && 'id' in value ? value.id : value;
  return isMonth(id) ? id : undefined;
}

/** Whether there is anything to list; with entries of one month only, that month is taken. */
export const openBook: ActionDefinition<BookkeepingParts> = {
  outcomes: ['months', 'month', 'empty'],
  async run(parts, { contact, locale }) {
    const owner = await participantOf(parts, contact.id);
    const months = owner ? await parts.ledger.months(owner.id) : [];
    const [first] = months;
    if (!first) return { outcome: 'empty' };
    if (months.length > 1) return { outcome: 'months' };
    const { month } = first;
    return { outcome: 'month', set: { month, monthName: monthName(month, locale) } };
  },
};

/** Months that have entries: "November 2026 (12)". */
export const entryMonths: ActionDefinition<BookkeepingParts> = {
  outcomes: ['listed'],
  async run(parts, { contact, locale }) {
    const owner = await participantOf(parts, contact.id);
    const months = owner ? await parts.ledger.months(owner.id) : [];
    const options = months.map(({ month, count }) => ({
      id: month,
      label: `${monthName(month, locale)} (${String(count)})`,
    }));
    return { outcome: 'listed', options };
  },
};

/** The entries of the month that was chosen; none leads out of the list. */
export const openMonth: ActionDefinition<BookkeepingParts> = {
  outcomes: ['some', 'none'],
  async run(parts, { vars, contact, locale }) {
    const owner = await participantOf(parts, contact.id);
    const month = monthIn(vars.month);
    if (!owner || month === undefined) return { outcome: 'none' };
    const entries = await parts.ledger.ofMonth(owner.id, month);
    const set = { monthName: monthName(month, locale), count: entries.length };
    return { outcome: entries.length > 0 ? 'some' : 'none', set };
  },
};

export const entries: ActionDefinition<BookkeepingParts> = {
  outcomes: ['listed'],
  async run(parts, { vars, contact, locale }) {
    const owner = await participantOf(parts, contact.id);
    const month = monthIn(vars.month);
    const found = owner && month !== undefined ? await parts.ledger.ofMonth(owner.id, month) : [];
    const options = found.map((entry) => ({
      id: entry.id,
      label: labelOf(parts.say, locale, entry),
    }));
    return { outcome: 'listed', options };
  },
};

export const showEntry: ActionDefinition<BookkeepingParts> = {
  outcomes: ['found', 'gone'],
  async run(parts, call) {
    const entry = await pickedEntry(parts, call);
    if (!entry) return { outcome: 'gone' };
    return { outcome: 'found', set: { entryLine: lineOf(parts.say, call.locale, entry) } };
  },
};

/** Changes the one field that `with: { field }` names to the answer of the same name. */
export const editEntry: ActionDefinition<BookkeepingParts> = {
  outcomes: ['changed', 'gone'],
  async run(parts, call) {
    const { vars, args, locale, now } = call;
    const entry = await pickedEntry(parts, call);
    const changes = changeOf(args.field, vars[String(args.field)], dayOf(now, parts.timeZone));
    if (!entry || !changes) return { outcome: 'gone' };
    const changed = await parts.ledger.change(entry.participantId, entry.id, changes);
    if (!changed) return { outcome: 'gone' };
    const next = { ...entry, ...changes };
    const settled = await settleMonths(parts, entry.participantId, [entry.date, next.date], now);
    const set = {
      entryLine: lineOf(parts.say, locale, next),
      month: monthOf(next.date),
      ...newsOf(settled),
    };
    return { outcome: 'changed', set };
  },
};

function changeOf(
  field: unknown,
  answer: Json | undefined,
  today: string,
): Partial<Entry> | undefined {
  if (field === 'amount' && typeof answer === 'number' && answer > 0) return { amount: answer };
  if (field === 'what' && typeof answer === 'string') return { what: answer };
  const day = field === 'date' && typeof answer === 'string' && answer <= today;
  return day ? { date: answer } : undefined;
}

export const removeEntry: ActionDefinition<BookkeepingParts> = {
  outcomes: ['removed', 'gone'],
  async run(parts, call) {
    const entry = await pickedEntry(parts, call);
    if (!entry) return { outcome: 'gone' };
    await parts.ledger.remove(entry.participantId, entry.id, call.now);
    await settleMonths(parts, entry.participantId, [entry.date], call.now);
    return { outcome: 'removed', set: { entryLine: lineOf(parts.say, call.locale, entry) } };
  },
};
