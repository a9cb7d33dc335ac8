import { canInitiate, placeOf } from '../../ports/channel.js';
import type { Contact } from '../../ports/contact.js';
import { rulesOf } from './kinds.js';

export type ChosenContact = { contact: Contact } | { why: 'stopped' | 'unreachable' };

/**
 * The contact through which a reminder goes: on the preferred channel, else on another. STOP ends nudges, not
 * what the person agreed to come to. A web page that is closed can not be reached.
 * @param tried contacts that turned out to be unreachable for this reminder
 * @param away contacts whose channel does not answer, the latest last: they come after all others
 */
export function chooseRecipient(
  kind: string,
  contacts: readonly Contact[],
  {
    preferred,
    tried = [],
    away = [],
  }: { preferred?: string; tried?: readonly string[]; away?: readonly string[] },
): ChosenContact {
  const stopped = contacts.some(({ optedOutAt }) => optedOutAt !== undefined);
  if (stopped && rulesOf(kind).nudge) return { why: 'stopped' };
  const rank = ({ channel }: Contact): number => (channel === preferred ? -1 : placeOf(channel));
  const [contact] = contacts
    .filter(
      ({ id, channel, unreachable }) => canInitiate(channel) && !unreachable && !tried.includes(id),
    )
    .sort((a, b) => away.indexOf(a.id) - away.indexOf(b.id) || rank(a) - rank(b));
  return contact ? { contact } : { why: 'unreachable' };
}
