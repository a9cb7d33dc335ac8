import type { ActionCall, ActionDefinition, ActionResult } from '../../engine/actions.js';
import type { Vars } from '../../engine/types.js';
import { lineOf, thingOf } from './describe.js';
import type { Entry } from './entry.js';
import { monthName, monthOf } from './month.js';
import type { MonthReport } from './report.js';
import { strangerFacts } from '../people/facts.js';
import { participantOf } from '../people/participant-of.js';
import type { BookkeepingParts } from './parts.js';
import { saidEntries } from './said.js';
import { settle, type Settled } from './settle.js';

/** What conversations are told after months changed. Null takes out what an earlier change said. */
export function newsOf(settled: readonly Settled[]): Vars {
  const last = settled.at(-1);
  return {
    finished: settled.some(({ finished }) => finished) ? true : null,
    running: last?.running ?? 0,
  };
}

/** Brings all months that were touched up to date, one after the other. */
export async function settleMonths(
  parts: BookkeepingParts,
  participantId: string,
  days: readonly string[],
  now: Date,
): Promise<Settled[]> {
  const settled: Settled[] = [];
  for (const month of new Set(days.map(monthOf)))
    settled.push(await settle(parts, participantId, month, now));
  return settled;
}

/** A month whose form no longer counts, because entries now say it; with the revenue of both. */
function replacedForm(
  before: readonly MonthReport[],
  settled: readonly Settled[],
  locale: string,
): Vars {
  for (const { report } of settled) {
    const form = before.find(({ id, source }) => id === report?.id && source === 'form')?.form;
    if (form && report?.source === 'entries')
      return {
        replacedMonth: monthName(report.month, locale),
        formRevenue: form.revenue,
        entriesRevenue: report.totals?.revenue ?? 0,
      };
  }
  return { replacedMonth: null };
}

/**
 * Writes what was said: `entries` that a question read, or `said`, a message heard anywhere. `recorded` holds
 * the ids, so that they can be taken back.
 */
export const record: ActionDefinition<BookkeepingParts> = {
  outcomes: ['recorded', 'several', 'unread', 'stranger'],
  async run(parts, call): Promise<ActionResult> {
    const { vars, contact, inboundId, locale, now } = call;
    const owner = await participantOf(parts, contact.id);
    if (!owner) return { outcome: 'stranger', person: strangerFacts };
    const said = saidEntries(vars, parts.readLedger, now);
    if (said.length === 0) return { outcome: 'unread' };
    const entries = said.map(({ kind, amount, what, date }, index): Entry => ({
      id: `${contact.id}:${inboundId}:${String(index)}`,
      participantId: owner.id,
      ...{ kind, amount, date, at: now },
      ...(what !== undefined && { what }),
    }));
    const days = entries.map(({ date }) => date);
    const before = await parts.reports.ofParticipant(owner.id);
    await parts.ledger.add(entries);
    const settled = await settleMonths(parts, owner.id, days, now);
    const set: Vars = {
      recorded: entries.map(({ id }) => id),
      entryLine: entries.map((entry) => lineOf(parts.say, locale, entry)).join('\n'),
      count: entries.length,
      ...replacedForm(before, settled, locale),
      ...{ entries: null, said: null },
      ...newsOf(settled),
    };
    return { outcome: entries.length > 1 ? 'several' : 'recorded', set };
  },
};

const isText = (value: unknown): value is string => typeof value === 'string';

/** Takes back what was just written. */
export const undo: ActionDefinition<BookkeepingParts> = {
  outcomes: ['undone', 'nothing'],
  async run(parts, { vars, contact, locale, now }) {
    const owner = await participantOf(parts, contact.id);
    const ids = Array.isArray(vars.recorded) ? vars.recorded.filter(isText) : [];
    if (!owner) return { outcome: 'nothing' };
    const removed: Entry[] = [];
    for (const id of ids) {
      const entry = await parts.ledger.find(owner.id, id);
      if (!entry) continue;
      await parts.ledger.remove(owner.id, entry.id, now);
      removed.push(entry);
    }
    if (removed.length === 0) return { outcome: 'nothing' };
    await settleMonths(
      parts,
      owner.id,
      removed.map(({ date }) => date),
      now,
    );
    const entryLine = removed.map((entry) => thingOf(parts.say, locale, entry)).join('\n');
    return { outcome: 'undone', set: { entryLine, recorded: null } };
  },
};

/** The entry that was picked out of a list, if it is still there. */
export async function pickedEntry(
  parts: BookkeepingParts,
  { vars, contact }: ActionCall,
): Promise<Entry | undefined> {
  const owner = await participantOf(parts, contact.id);
  const id = (vars.picked as { id?: unknown } | undefined)?.id;
  if (!owner || typeof id !== 'string') return undefined;
  const entry = await parts.ledger.find(owner.id, id);
  return entry && !entry.removedAt ? entry : undefined;
}
