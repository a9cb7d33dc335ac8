import type { OutboxEntry } from '../../ports/store.js';
import { handedUntil, isTimeForAnother, toAnother } from './fail-over.js';
import { onceId } from './once-id.js';
import type { ReminderFields, ReminderStore } from './ports.js';
import { channelOf, type Reminder, type Story } from './reminder.js';
import type { Observed } from './send-reminder.js';

export interface ExpireParts {
  reminders: ReminderStore;
  /** The message of a row in the outbox of its contact. */
  outboxEntry: (contactId: string, once: string) => Promise<OutboxEntry | undefined>;
  /** Takes an entry out again that nobody has begun with, nor took since it was read. */
  withdraw: (contactId: string, entry: OutboxEntry) => Promise<boolean>;
  observe: (what: Observed) => void;
}

/** Rows that one pass looks at. */
const most = 500;

/**
 * Looks after rows whose sender's time is over. What was begun is ambiguous and never sent again; what was not
 * even put into the outbox is planned again; what lies there waits for the process that runs the channel, but an
 * urgent one not for long: it is taken out again, for another contact.
 */
export async function expireReminders(parts: ExpireParts, now: Date): Promise<void> {
  for (const row of await parts.reminders.expired(now, most)) {
    const entry = await parts.outboxEntry(row.contactId ?? '', onceId(row));
    if (entry?.begun && entry.until > now) continue;
    const anew = entry && isToBeWithdrawn(row, entry, now);
    if (anew && !(await parts.withdraw(row.contactId ?? '', entry))) continue;
    const [fields, story] = anew ? toAnother(row, now) : endOf(row, entry, now);
    const as = { version: row.version, states: ['sending'] as const };
    const done = await parts.reminders.change(row.id, as, fields, story);
    if (done?.state === 'ambiguous' || done?.state === 'skipped')
      parts.observe({ kind: row.kind, outcome: done.state, channel: channelOf(row) });
  }
}

const isToBeWithdrawn = (row: Reminder, { begun }: OutboxEntry, now: Date): boolean =>
  !begun && now < row.usefulUntil && isTimeForAnother(row, now);

function endOf(
  row: Reminder,
  entry: OutboxEntry | undefined,
  now: Date,
): [ReminderFields, Story | undefined] {
  const over = { until: undefined, handed: undefined };
  if (entry?.begun)
    return [
      { ...over, state: 'ambiguous' },
      { at: now, what: 'ambiguous' },
    ];
  if (now >= row.usefulUntil) {
    const story = { at: now, what: 'skipped', why: 'past_use' } as const;
    return [{ ...over, state: 'skipped', why: 'past_use' }, story];
  }
  if (entry) return [{ handed: true, until: handedUntil(row, now) }, undefined];
  const story = { at: now, what: 'retried', why: 'interrupted', dueAt: now } as const;
  return [{ ...over, state: 'planned', dueAt: now }, story];
}
