import { canRemind, type Contact } from '../../programme/contacts/contact.js';

/** Why somebody gets no announcement. */
export type Reason = 'stopped' | 'unreachable' | 'no_consent' | 'wrong_channel';

export type Chosen = { contactId: string } | { why: Reason };

/** Channels in the order in which they are tried where nothing was preferred. */
const order = ['telegram', 'whatsapp'];

/**
 * The one contact through which a person gets announcements: on the preferred channel if it can be
 * reached there, else on another. A STOP on any of their contacts holds for the person.
 * @param contacts all contacts of one participant
 * @param channels only through these, if given
 * @param not contacts that were tried already
 */
export function chooseContact(
  contacts: readonly Contact[],
  {
    preferred,
    channels,
    not = [],
  }: { preferred?: string; channels?: readonly string[]; not?: readonly string[] },
): Chosen {
  if (contacts.some(({ optedOutAt }) => optedOutAt !== undefined)) return { why: 'stopped' };
  if (!contacts.some(({ consent }) => consent !== undefined)) return { why: 'no_consent' };
  const wanted = contacts.filter(({ channel }) => channels?.includes(channel) ?? true);
  if (wanted.length === 0) return { why: 'wrong_channel' };
  const open = wanted.filter(
    ({ id, channel, unreachable }) => canRemind(channel) && !unreachable && !not.includes(id),
  );
  const [first] = open.sort((a, b) => rank(a, preferred) - rank(b, preferred));
  return first ? { contactId: first.id } : { why: 'unreachable' };
}

const rank = ({ channel }: Contact, preferred: string | undefined): number =>
  channel === preferred ? -1 : order.indexOf(channel);
