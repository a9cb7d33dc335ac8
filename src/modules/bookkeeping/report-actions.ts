import type { ActionCall, ActionDefinition } from '../../engine/actions.js';
import type { Vars } from '../../engine/types.js';
import { reportLines } from './describe.js';
import { monthIn } from './list-actions.js';
import { monthName, monthOf, monthsUpTo, shiftMonth } from './month.js';
import { strangerFacts } from '../people/facts.js';
import { participantOf } from '../people/participant-of.js';
import type { BookkeepingParts } from './parts.js';
import type { ReportView } from './ports.js';
import { figuresOf, monthsWanted, streakOf } from './report.js';
import { dayOf } from '../../i18n/local-time.js';

/** Months that a chart shows. */
const monthsShown = 6;

/** Where the cash book stands: the month so far, reports in a row. */
export const overview: ActionDefinition<BookkeepingParts> = {
  outcomes: ['open', 'empty', 'stranger'],
  async run(parts, { contact, locale, now }) {
    const owner = await participantOf(parts, contact.id);
    if (!owner) return { outcome: 'stranger', person: strangerFacts };
    const month = monthOf(dayOf(now, parts.timeZone));
    const reports = await parts.reports.ofParticipant(owner.id);
    const known = reports.filter(({ source }) => source !== 'none');
    const { running, longest } = streakOf(
      known.map((one) => one.month),
      month,
    );
    const current = known.find((one) => one.month === month);
    const figures = current && figuresOf(current);
    const set = {
      ...{ monthName: monthName(month, locale), running, wanted: monthsWanted },
      done: longest >= monthsWanted ? true : null,
      month: null,
      revenue: figures?.revenue ?? 0,
      spending: figures ? figures.purchases + figures.expenses : 0,
      count: current?.totals?.entries ?? 0,
    };
    return { outcome: figures ? 'open' : 'empty', set };
  },
};

/** Everything that a month's report shows; undefined where nothing was reported. */
export async function viewOf(
  parts: BookkeepingParts,
  { vars, contact, now }: Pick<ActionCall, 'vars' | 'contact' | 'now'>,
): Promise<(ReportView & { state: number }) | undefined> {
  const participant = await participantOf(parts, contact.id);
  if (!participant) return undefined;
  const month = monthIn(vars.month) ?? monthOf(dayOf(now, parts.timeZone));
  const reports = await parts.reports.ofParticipant(participant.id);
  const report = reports.find((one) => one.month === month);
  const figures = report && figuresOf(report);
  if (!figures || report.source === 'none') return undefined;
  const history = monthsUpTo(month, monthsShown).map((one) => {
    const found = reports.find(({ month: other }) => other === one);
    const known = found && figuresOf(found);
    return { month: one, ...(known && { figures: known }) };
  });
  const { source } = report;
  const entries = source === 'entries' ? await parts.ledger.ofMonth(participant.id, month) : [];
  const state = reports.reduce((sum, { rev }) => sum + rev, 0);
  return { participant, month, source, figures, history, entries, at: now, state };
}

/** The report of `month`, or of this month; without any, the newest that there is. */
export const report: ActionDefinition<BookkeepingParts> = {
  outcomes: ['shown', 'none'],
  async run(parts, { vars, contact, locale, now }) {
    const view =
      (await viewOf(parts, { vars, contact, now })) ??
      (monthIn(vars.month) === undefined
        ? await viewOf(parts, { vars: await newestMonth(parts, contact.id), contact, now })
        : undefined);
    if (!view) return { outcome: 'none' };
    const { month, source, figures, history } = view;
    const today = monthOf(dayOf(now, parts.timeZone));
    const before = history.find((one) => one.month === shiftMonth(month, -1))?.figures;
    const set = {
      ...{ month, monthName: monthName(month, locale) },
      sourceName: parts.say(locale, `source.${source}`, { count: view.entries.length }),
      reportLines: reportLines(parts.say, locale, view, figures, before, month < today),
    };
    return { outcome: 'shown', set };
  },
};

async function newestMonth(parts: BookkeepingParts, contactId: string): Promise<Vars> {
  const owner = await participantOf(parts, contactId);
  const reports = owner ? await parts.reports.ofParticipant(owner.id) : [];
  const newest = reports.findLast(({ source }) => source !== 'none');
  return newest ? { month: newest.month } : {};
}

/** Months that were reported, the newest first. */
export const reportMonths: ActionDefinition<BookkeepingParts> = {
  outcomes: ['listed'],
  async run(parts, { contact, locale }) {
    const owner = await participantOf(parts, contact.id);
    const reports = owner ? await parts.reports.ofParticipant(owner.id) : [];
    const options = reports
      .filter(({ source }) => source !== 'none')
      .reverse()
      .map(({ month }) => ({ id: month, label: monthName(month, locale) }));
    return { outcome: 'listed', options };
  },
};

const kinds = {
  chart: { ending: 'png', mime: 'image/png' },
  pdf: { ending: 'pdf', mime: 'application/pdf' },
  workbook: {
    ending: 'xlsx',
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const;

/** Makes a document of the month that is on show; `with: { kind }` is chart, pdf or workbook. */
export const document: ActionDefinition<BookkeepingParts> = {
  outcomes: ['made', 'none'],
  async run(parts, call) {
    const { args, locale } = call;
    const view = await viewOf(parts, call);
    const kind = args.kind as keyof typeof kinds;
    const { ending, mime } = kinds[kind];
    if (!view) return { outcome: 'none', set: { [kind]: null } };
    const { participant, month, state } = view;
    const kept = await parts.files.keep({
      id: `report:${participant.id}:${month}:${kind}:${locale}:${String(state)}`,
      ownerId: participant.id,
      name: parts.say(locale, 'fileName', { month, ending }),
      mime,
      bytes: await parts.documents[kind](view, locale),
    });
    return { outcome: 'made', set: { [kind]: { ...kept } } };
  },
};
