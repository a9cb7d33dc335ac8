import type { Contact } from '../../programme/contacts/contact.js';
import { chooseRecipient } from './choose-recipient.js';
import type { Reminder } from './reminder.js';
import { minuteMs } from './wanted.js';

/** May it go to a contact now? Asked where a channel has a budget, which counts it then. */
export type LeaveFor = (
  contact: Contact,
  now: Date,
) => Promise<{ outcome: 'go' } | { outcome: 'later'; at: Date }>;

/** What a channel's budget holds up goes by another channel of the person, if there is one. */
export async function chooseOpen(
  leaveFor: LeaveFor | undefined,
  row: Reminder,
  contact: Contact,
  { contacts, preferred }: { contacts: readonly Contact[]; preferred: string | undefined },
  now: Date,
): Promise<{ contact: Contact } | { at: Date }> {
  const leave = (await leaveFor?.(contact, now)) ?? { outcome: 'go' };
  if (leave.outcome === 'go') return { contact };
  const other = chooseRecipient(row.kind, contacts, {
    ...(preferred !== undefined && { preferred }),
    tried: [...(row.tried ?? []), contact.id],
    ...(row.away && { away: row.away }),
  });
  if (!('contact' in other)) return { at: leave.at };
  const second = (await leaveFor?.(other.contact, now)) ?? { outcome: 'go' };
  return second.outcome === 'go' ? { contact: other.contact } : { at: leave.at };
}

/** It is looked at again in between: the office may resume a budget, and the reminder may go past its use. */
export const waitFor = (at: Date, now: Date): number =>
  Math.min(Math.max(at.getTime() - now.getTime(), 1_000), 15 * minuteMs);
