import type { Event } from '../../engine/types.js';
import { guardMarks } from '../../ports/marks.js';
import { offerId } from './actions.js';
import type { Broadcast } from './broadcast.js';

/**
 * An announcement as it is said to one person: text, file, buttons.
 * @param text with its placeholders filled in
 */
export function announcementEvent(
  { id, buttons, file }: Pick<Broadcast, 'id' | 'buttons' | 'file'>,
  text: string,
  locale: string,
): Event & { type: 'said' } {
  const offers = buttons.map(({ id: button, label }) => ({
    id: offerId(id, button),
    label: label[locale] ?? label.id ?? button,
  }));
  return {
    ...{ type: 'said', key: 'broadcast:message', values: { text: guardMarks(text) } },
    ...(file && { file }),
    ...(offers.length > 0 && { offers }),
  };
}
