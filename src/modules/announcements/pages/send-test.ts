import { announcementEvent } from '../as-event.js';
import { textFor } from '../fill-for.js';
import type { BroadcastDesk } from '../manage.js';
import { adminStore } from '../../users/store.js';
import { contactStore } from '../../people/store/contacts.js';
import type { TestOutcome } from './broadcast-source.js';
import type { Platform } from '../../../ports/platform.js';
import { wordingOf } from '../wording.js';

/**
 * Sends an announcement to a user's own chats, as the first recipient would get it: text, file and buttons.
 * @param email whose chats
 */
export async function sendTest(
  { database, words, tell, clock }: Platform,
  desk: BroadcastDesk,
  id: string,
  email: string,
): Promise<TestOutcome> {
  const broadcast = await desk.broadcasts.find(id);
  if (!broadcast) return 'unknown';
  const { recipients } = await desk.source.page(broadcast.segment, clock.now(), 1);
  let sent = false;
  for (const contactId of await adminStore(database).contactsOf(email)) {
    const locale = (await contactStore(database).find(contactId))?.locale ?? 'id';
    const text = textFor(broadcast, recipients[0]?.participant, locale, wordingOf(words));
    const key = `test-${broadcast.id}-${broadcast.version}`;
    const event = announcementEvent(broadcast, text, locale);
    sent = (await tell.now(contactId, key, [event], locale)) || sent;
  }
  return sent ? 'tested' : 'no_chat';
}
