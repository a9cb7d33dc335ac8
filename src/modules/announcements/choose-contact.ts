import { canInitiate, placeOf } from '../../ports/channel.js';
import type { Contact } from '../../ports/contact.js';

/** Why somebody gets no announcement. */
export type Reason = 'stopped' | 'unreachable' | 'no_consent' | 'wrong_channel';

export type Chosen = { contactId: string } | { why: Reason };

/**
 * The one contact through which a person gets announcements: on the preferred channel if it can be
 * reached there, else on another. A STOP on any of their contacts holds for the person.
 * @param contacts all contacts of one participant
 * @param first the id of the one that was chosen before, if it can be reached still
 * @param channels only through these, if given
 * @param not contacts that were tried already
 */
export function chooseContact(
  contacts: readonly Contact[],
  {
    first,
    preferred,
    channels,
    not = [],
  }: {
    first?: string;
    preferred?: string;
    channels?: readonly string[];
    not?: readonly string[];
  },
): Chosen {
  if (contacts.some(({ optedOutAt }) => optedOutAt !== undefined)) return { why: 'stopped' };
  if (!contacts.some(({ consent }) => consent !== undefined)) return { why: 'no_consent' };
  const wanted = contacts.filter(({ channel }) => channels?.includes(channel) ?? true);
  if (wanted.length === 0) return { why: 'wrong_channel' };
  const open = wanted.filter(
    ({ id, channel, unreachable }) => canInitiate(channel) && !unreachable && !not.includes(id),
  );
  const rank = ({ id, channel }: Contact): number => {
    if (id === first) return -2;
    return channel === preferred ? -1 : placeOf(channel);
  };
  const [chosen] = open.sort((a, b) => rank(a) - rank(b));
  return chosen ? { contactId: chosen.id } : { why: 'unreachable' };
}
