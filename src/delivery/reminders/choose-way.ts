import type { Contact } from '../../ports/contact.js';
import { chooseRecipient, type ChosenContact } from './choose-recipient.js';
import { failOverMs } from './fail-over.js';
import type { Reminder } from './reminder.js';
import { after } from './wanted.js';

export interface Circumstances {
  preferred?: string | undefined;
  /** Contacts whose channel had no room for it just now. */
  held?: readonly string[];
  /** Since when channels take nothing; those that do are not in it. */
  away: ReadonlyMap<string, Date>;
  now: Date;
}

/**
 * The contact through which a reminder goes: the one that is preferred, as long as its channel has room and is not
 * away for long. Where there is no other, it is that one still: the reminder waits.
 */
export function chooseWay(
  row: Pick<Reminder, 'kind' | 'tried' | 'away' | 'urgent' | 'triedSince' | 'dueAt'>,
  contacts: readonly Contact[],
  { preferred, held = [], away, now }: Circumstances,
): ChosenContact {
  const givenUp = contacts.filter(({ channel }) => isGivenUp(row, away.get(channel), now));
  return chooseRecipient(row.kind, contacts, {
    ...(preferred !== undefined && { preferred }),
    ...(row.tried && { tried: row.tried }),
    away: [...(row.away ?? []), ...held, ...givenUp.map(({ id }) => id)],
  });
}

/** A channel that is away is waited for so long: since it went, or since an urgent reminder waits for it. */
function isGivenUp(
  { urgent, triedSince, dueAt }: Pick<Reminder, 'urgent' | 'triedSince' | 'dueAt'>,
  awaySince: Date | undefined,
  now: Date,
): boolean {
  if (!awaySince) return false;
  const waits = urgent && after(triedSince ?? dueAt, failOverMs) <= now;
  return waits || after(awaySince, failOverMs) <= now;
}
