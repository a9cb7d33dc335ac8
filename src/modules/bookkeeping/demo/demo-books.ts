import type { Entry } from '../entry.js';
import { sumOf } from '../entry.js';
import { monthOf, monthsUpTo, shiftMonth } from '../month.js';
import { isLate, reportId, type MonthReport } from '../report.js';
import type { Participant } from '../../people/participant.js';
import { atHour, earlier, isoDay } from '../../people/demo/days.js';
import { entriesOf, type Figures } from './demo-entries.js';
import { hasDone } from '../../people/demo/demo-steps.js';
import type { Spread } from '../../people/demo/spread.js';

/** Of those who keep books every so many-th writes every sale; the others fill in the form of the month. */
const writesEvery = 3;

/** Every so many-th stopped some months ago. */
const stoppedEvery = 9;

/** Months whose trade differs: Idul Fitri, of the year it falls in, and the year's end. */
const lebaran = ['2024-04', '2025-03', '2026-03', '2027-03', '2028-02', '2029-02', '2030-02'];

export interface DemoBooks {
  ledgerEntries: (Entry & { month: string })[];
  monthlyReports: MonthReport[];
}

/**
 * The cash books of those with step P6: with ups and downs, and the peak of Lebaran. Whose step is done reported
 * three months in a row when it was; most have gone on since.
 */
export function demoBooks(
  participants: readonly Participant[],
  now: Date,
  spread: Spread,
): DemoBooks {
  const books: DemoBooks = { ledgerEntries: [], monthlyReports: [] };
  for (const [n, participant] of participants.entries()) {
    if (!participant.steps.P6) continue;
    const writes = n % writesEvery === 0;
    for (const { month, figures } of tradeOf(participant, n, now, spread)) {
      const current = month === monthOf(isoDay(now));
      const entries = writes ? entriesOf(participant.id, month, figures, now, spread) : [];
      if (current && entries.length === 0) continue;
      books.ledgerEntries.push(...entries.map((entry) => ({ ...entry, month })));
      books.monthlyReports.push(reportOf(participant, month, figures, entries, now, spread));
    }
  }
  return books;
}

/** Revenue, spending and customers of each month that somebody reported, the newest last. */
function tradeOf(participant: Participant, n: number, now: Date, spread: Spread) {
  const current = monthOf(isoDay(now));
  const begun = monthOf(isoDay(participant.steps.P6?.at ?? now));
  const done = hasDone(participant, 'P6');
  // The third report finished the step, in the month after the one that it is about.
  const first = shiftMonth(begun, done ? -3 : 0);
  const stopped = done && n % stoppedEvery === 4 ? shiftMonth(current, -2 - spread.below(3)) : '';
  const end = stopped !== '' && stopped >= shiftMonth(first, 2) ? stopped : current;
  const base = (4 + spread.below(36)) * 500_000;
  const growth = 98 + spread.below(7);
  let level = base;
  return monthsUpTo(end, 36)
    .filter((month) => month >= first)
    .map((month) => {
      level = (level * growth) / 100;
      const revenue = (level * seasonOf(month) * (82 + spread.below(37))) / 100;
      const spending = (revenue * (52 + spread.below(36))) / 100;
      const customers = Math.max(3, Math.round(revenue / (25_000 + spread.below(60_000))));
      return { month, figures: { revenue: whole(revenue), spending: whole(spending), customers } };
    });
}

const whole = (amount: number): number => Math.max(1, Math.round(amount / 1_000)) * 1_000;

function seasonOf(month: string): number {
  if (lebaran.includes(month)) return 1.75;
  if (lebaran.includes(shiftMonth(month, 1))) return 1.3;
  if (lebaran.includes(shiftMonth(month, -1))) return 0.7;
  return month.endsWith('-12') ? 1.25 : 1;
}

function reportOf(
  { id }: Participant,
  month: string,
  { revenue, spending, customers }: Figures,
  entries: readonly Entry[],
  now: Date,
  spread: Spread,
): MonthReport {
  const day = 1 + spread.below(spread.chance(85) ? 10 : 25);
  const next = atHour(`${shiftMonth(month, 1)}-${String(day).padStart(2, '0')}`, 10);
  const first = entries.reduce((at, entry) => earlier(at, entry.at), now);
  const filedAt = entries.length > 0 ? first : earlier(next, now);
  const form = { revenue, spending, customers, at: filedAt, changedAt: filedAt };
  return {
    ...{ id: reportId(id, month), participantId: id, month, filedAt, rev: 1 },
    late: isLate(month, isoDay(filedAt)),
    ...(entries.length > 0
      ? { source: 'entries', totals: sumOf(entries) }
      : { source: 'form', form }),
  };
}
