import type { Clock } from '../../ports/clock.js';
import type { OnceLedger, OnceResult } from '../../ports/once.js';
import { holdsStill } from '../claims.js';
import { planAnew } from './fail-over.js';
import type { ReminderFields, ReminderStore } from './ports.js';
import { isClaimOf, readOnceId } from './once-id.js';
import { channelOf, heldAs, heldOnce, type Reminder, type Story } from './reminder.js';
import type { Observed } from './observed.js';

export interface SettleParts {
  reminders: ReminderStore;
  clock: Clock;
  observe: (what: Observed) => void;
}

/** States in which a row may turn out to be sent: it was given up, called off or put back while it went out. */
const notYetSent = ['sending', 'ambiguous', 'cancelled', 'planned'] as const;

/** The ledger of reminders: says whether a claim holds, and writes into the row what became of its message. */
export function reminderLedger({ reminders, clock, observe }: SettleParts): OnceLedger {
  return {
    async wanted(once) {
      const row = await claimedRow(reminders, once);
      return row?.state === 'sending' && holdsStill(row.until, clock.now());
    },
    async settle(once, result) {
      const row = await claimedRow(reminders, once);
      if (!row) return;
      const now = clock.now();
      const [fields, story] = endOf(row, result, now);
      const over = { until: undefined, handed: undefined, ...fields };
      const done = await reminders.change(row.id, mayEnd(row, result), over, story);
      if (done && result.outcome !== 'dropped') observe(observed(row, result.outcome, now));
    },
  };
}

/** As what the row may be found for an end: a guess (`ambiguous`) changes only what is under way. */
function mayEnd(row: Reminder, { outcome }: OnceResult) {
  if (outcome === 'ambiguous') return heldAs(row);
  return outcome === 'sent' ? { ...heldAs(row), states: notYetSent } : heldOnce(row);
}

/** The row, where the claim is its latest; undefined when it was planned anew or claimed again since. */
async function claimedRow(reminders: ReminderStore, once: string): Promise<Reminder | undefined> {
  const claim = readOnceId(once);
  const row = claim && (await reminders.find(claim.id));
  return row && isClaimOf(claim, row) ? row : undefined;
}

function endOf(row: Reminder, result: OnceResult, at: Date): [ReminderFields, Story] {
  const { contactId } = row;
  switch (result.outcome) {
    case 'sent':
      return [
        { state: 'sent', sentAt: at, platformRef: result.ref },
        {
          at,
          what: 'sent',
          platformRef: result.ref,
          ...(contactId !== undefined && { contactId }),
        },
      ];
    case 'gone':
      // Another channel is tried, as long as there is one: the job finds out.
      return [
        {
          state: 'planned',
          dueAt: at,
          tried: [...(row.tried ?? []), ...(contactId === undefined ? [] : [contactId])],
          contactId: undefined,
        },
        {
          at,
          what: 'retried',
          why: 'unreachable',
          dueAt: at,
          ...(contactId !== undefined && { contactId }),
        },
      ];
    case 'failed':
      return [
        { state: 'failed', why: 'rejected' },
        { at, what: 'failed', why: 'rejected' },
      ];
    case 'ambiguous':
      return [{ state: 'ambiguous' }, { at, what: 'ambiguous' }];
    case 'dropped':
      return planAnew(row, at);
    case 'late':
      return [
        { state: 'skipped', why: 'past_use' },
        { at, what: 'skipped', why: 'past_use' },
      ];
  }
}

function observed(
  row: Reminder,
  outcome: Exclude<OnceResult['outcome'], 'dropped'>,
  now: Date,
): Observed {
  const { kind } = row;
  const channel = channelOf(row);
  if (outcome === 'sent')
    return { kind, channel, outcome, lateMs: Math.max(0, now.getTime() - row.dueAt.getTime()) };
  const named = {
    late: 'skipped',
    gone: 'failed',
    failed: 'failed',
    ambiguous: 'ambiguous',
  } as const;
  return { kind, channel, outcome: named[outcome] };
}
