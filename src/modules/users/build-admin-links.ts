import type { LinkChatParts } from './link-chat.js';
import { adminStore } from './store.js';
import { officeStore } from '../../store/office.js';
import type { Platform } from '../../ports/platform.js';

/** How links for the chats of the office are made. */
export function linkChatParts({
  database,
  secrets,
  publicUrl,
  telegramLink,
  newToken,
}: Pick<
  Platform,
  'database' | 'secrets' | 'publicUrl' | 'telegramLink' | 'newToken'
>): LinkChatParts {
  const office = officeStore(database);
  return {
    admins: adminStore(database),
    secrets,
    newToken,
    telegramLink,
    publicUrl,
    audit: (entry) => office.audit(entry),
  };
}
