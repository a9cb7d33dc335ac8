import { sumOf } from './entry.js';
import { monthOf } from './month.js';
import type { BookkeepingParts } from './parts.js';
import {
  isLate,
  monthsWanted,
  reportId,
  sourceOf,
  streakOf,
  type MonthForm,
  type MonthReport,
} from './report.js';
import { dayOf } from '../../i18n/local-time.js';

export interface Settled {
  report: MonthReport | undefined;
  /** P6 was done by this. */
  finished: boolean;
  running: number;
}

const mostTries = 20;

/**
 * Makes a month's report say what its entries (and its form) say now, and P6 what the reports say. Safe to run
 * again and at the same time: the write is conditional, and reads anew where another was faster.
 * @param form of the month, where it was just answered
 */
export async function settle(
  parts: BookkeepingParts,
  participantId: string,
  month: string,
  now: Date,
  form?: Pick<MonthForm, 'revenue' | 'spending' | 'customers'>,
): Promise<Settled> {
  const report = await bringUpToDate(parts, participantId, month, now, form);
  if (report) await parts.agenda.changed({ of: 'report', id: report.id });
  return { report, ...(await markProgress(parts, participantId, now)) };
}

async function bringUpToDate(
  parts: BookkeepingParts,
  participantId: string,
  month: string,
  now: Date,
  answers?: Pick<MonthForm, 'revenue' | 'spending' | 'customers'>,
): Promise<MonthReport | undefined> {
  for (let tries = 0; tries < mostTries; tries++) {
    const before = await parts.reports.find(participantId, month);
    const totals = sumOf(await parts.ledger.ofMonth(participantId, month));
    const form = answers
      ? { ...answers, at: before?.form?.at ?? now, changedAt: now }
      : before?.form;
    const source = sourceOf(totals, form);
    if (!before && source === 'none') return undefined;
    const fresh = !before || before.source === 'none';
    const report: MonthReport = {
      id: reportId(participantId, month),
      ...{ participantId, month, totals, source },
      ...(form && { form }),
      filedAt: fresh ? now : before.filedAt,
      late: fresh ? isLate(month, dayOf(now, parts.timeZone)) : before.late,
      rev: (before?.rev ?? 0) + 1,
    };
    if (await parts.reports.put(report)) return report;
  }
  throw new Error(`the report ${reportId(participantId, month)} changes all the time`);
}

async function markProgress(
  { reports, steps, timeZone }: BookkeepingParts,
  participantId: string,
  now: Date,
): Promise<{ finished: boolean; running: number }> {
  const all = await reports.ofParticipant(participantId);
  const months = all.filter(({ source }) => source !== 'none').map(({ month }) => month);
  const { running, longest } = streakOf(months, monthOf(dayOf(now, timeZone)));
  if (months.length === 0) return { finished: false, running };
  const state = longest >= monthsWanted ? 'done' : 'running';
  const newest = months.at(-1) ?? '';
  const evidence = reportId(participantId, newest);
  const written = await steps.markStep(participantId, 'P6', {
    state,
    at: now,
    by: 'chat',
    evidence,
  });
  return { finished: written && state === 'done', running };
}
