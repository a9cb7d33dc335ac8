import type { Clock } from '../../ports/clock.js';
import type { OnceLedger, OnceResult } from '../../ports/once.js';
import type { ReminderFields, ReminderStore } from './ports.js';
import { readOnceId } from './once-id.js';
import { channelOf, type Reminder, type Story } from './reminder.js';
import type { Observed } from './send-reminder.js';

export interface SettleParts {
  reminders: ReminderStore;
  clock: Clock;
  observe: (what: Observed) => void;
}

/** The ledger of reminders: writes into the row what became of its message. */
export function reminderLedger({ reminders, clock, observe }: SettleParts): OnceLedger {
  return {
    async wanted(once) {
      return (await rowOf(reminders, once))?.state === 'sending';
    },
    async settle(once, result) {
      const row = await rowOf(reminders, once);
      if (!row) return;
      const now = clock.now();
      const [fields, story] = endOf(row, result, now);
      const as = { version: row.version, states: ['sending'] as const };
      const done = await reminders.change(
        row.id,
        as,
        { until: undefined, handed: undefined, ...fields },
        story,
      );
      if (done) observe(observed(row, result, now));
    },
  };
}

/** The row, as it was planned when it was put into the outbox; undefined when it was planned anew since. */
async function rowOf(reminders: ReminderStore, once: string): Promise<Reminder | undefined> {
  const name = readOnceId(once);
  const row = name && (await reminders.find(name.id));
  return row?.version === name?.version ? row : undefined;
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
    case 'late':
      return [
        { state: 'skipped', why: 'past_use' },
        { at, what: 'skipped', why: 'past_use' },
      ];
  }
}

function observed(row: Reminder, { outcome }: OnceResult, now: Date): Observed {
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
