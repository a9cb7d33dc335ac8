import { onceId } from './once-id.js';
import type { ReminderFields, ReminderStore } from './ports.js';
import type { Reminder, Story } from './reminder.js';
import type { Observed } from './send-reminder.js';

export interface ExpireParts {
  reminders: ReminderStore;
  /** The message of a row in the outbox of its contact. */
  outboxEntry: (
    contactId: string,
    once: string,
  ) => Promise<{ begun?: boolean; until: Date } | undefined>;
  observe: (what: Observed) => void;
}

/** Rows that one pass looks at. */
const most = 500;

/**
 * Looks after rows whose sender's time is over. What was begun is ambiguous and never sent again; what was not
 * even put into the outbox is planned again; what lies there waits for the process that runs the channel.
 */
export async function expireReminders(parts: ExpireParts, now: Date): Promise<void> {
  for (const row of await parts.reminders.expired(now, most)) {
    const entry = await parts.outboxEntry(row.contactId ?? '', onceId(row));
    if (entry?.begun && entry.until > now) continue;
    const [fields, story] = endOf(row, entry, now);
    const as = { version: row.version, states: ['sending'] as const };
    const done = await parts.reminders.change(row.id, as, fields, story);
    if (done?.state === 'ambiguous' || done?.state === 'skipped')
      parts.observe({ kind: row.kind, outcome: done.state });
  }
}

function endOf(
  row: Reminder,
  entry: { begun?: boolean } | undefined,
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
  if (entry) return [{ handed: true, until: row.usefulUntil }, undefined];
  const story = { at: now, what: 'retried', why: 'interrupted', dueAt: now } as const;
  return [{ ...over, state: 'planned', dueAt: now }, story];
}
