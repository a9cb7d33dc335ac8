import { randomBytes } from 'node:crypto';
import type { LinkChatParts } from './link-chat.js';
import { adminStore } from './store.js';
import { officeStore } from '../../store/office.js';
import type { ActionSurroundings } from '../../app/build-actions.js';

/** How links for the chats of the office are made, on the real store. */
export function linkChatParts({
  database,
  secrets,
  publicUrl,
  telegramLink,
  newToken,
}: Pick<
  ActionSurroundings,
  'database' | 'secrets' | 'publicUrl' | 'telegramLink' | 'newToken'
>): LinkChatParts {
  const office = officeStore(database);
  return {
    admins: adminStore(database),
    secrets,
    newToken: newToken ?? (() => randomBytes(18).toString('base64url')),
    telegramLink,
    publicUrl,
    audit: (entry) => office.audit(entry),
  };
}
