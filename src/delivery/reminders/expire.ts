import type { OutboxEntry } from '../../ports/store.js';
import { handedUntil, isTimeForAnother, planAnew } from './fail-over.js';
import { isClaimOf, readOnceId } from './once-id.js';
import type { ReminderFields, ReminderStore } from './ports.js';
import { channelOf, heldAs, type Reminder, type Story } from './reminder.js';
import type { Observed } from './observed.js';

export interface ExpireParts {
  reminders: ReminderStore;
  /** The entry in the outbox of a contact whose id in the ledger fits. */
  outboxEntry: (
    contactId: string,
    fits: (once: string) => boolean,
  ) => Promise<OutboxEntry | undefined>;
  /** Takes an entry out again that nobody has begun with, nor took since it was read. */
  withdraw: (contactId: string, entry: OutboxEntry) => Promise<boolean>;
  observe: (what: Observed) => void;
}

/** Rows that one pass looks at. */
const most = 500;

/**
 * Looks after rows whose sender's time is over. What was begun is ambiguous and never sent again; what was not
 * even put into the outbox is planned again; what lies there waits for the process that runs the channel, but an
 * urgent one not for long: it is taken out again, for another contact. Several workers do this at once, and the rows
 * go on meanwhile: each change names the claim that it ends.
 */
export async function expireReminders(parts: ExpireParts, now: Date): Promise<void> {
  for (const row of await parts.reminders.expired(now, most)) {
    const entry = await parts.outboxEntry(row.contactId ?? '', (once) => {
      const claim = readOnceId(once);
      return claim !== undefined && isClaimOf(claim, row);
    });
    if (entry?.begun && entry.until > now) continue;
    const taken = entry && isToBeWithdrawn(row, entry, now);
    if (taken && !(await parts.withdraw(row.contactId ?? '', entry))) continue;
    const [fields, story] = endOf(row, taken ? undefined : entry, now);
    const done = await parts.reminders.change(row.id, heldAs(row), fields, story);
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
  return planAnew(row, now);
}
