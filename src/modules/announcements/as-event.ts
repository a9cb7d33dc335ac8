import type { Event, Offer } from '../../engine/types.js';
import { offerId } from './actions.js';
import type { Broadcast } from './broadcast.js';

/** The replies that an announcement offers, in one language. */
export const offersOf = (
  { id, buttons }: Pick<Broadcast, 'id' | 'buttons'>,
  locale: string,
): Offer[] =>
  buttons.map(({ id: button, label }) => ({
    id: offerId(id, button),
    label: label[locale] ?? label.id ?? button,
  }));

/**
 * An announcement as it is said to one person: text, file, buttons.
 * @param text with its placeholders filled in
 */
export function announcementEvent(
  broadcast: Pick<Broadcast, 'id' | 'buttons' | 'file'>,
  text: string,
  locale: string,
): Event & { type: 'said' } {
  const { file } = broadcast;
  const offers = offersOf(broadcast, locale);
  return {
    type: 'said',
    key: 'broadcast:message',
    values: { text },
    ...(file && { file }),
    ...(offers.length > 0 && { offers }),
  };
}
