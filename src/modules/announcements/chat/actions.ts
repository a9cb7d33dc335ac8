import type { ActionDefinitions } from '../../../engine/actions.js';
import { composeActions } from './compose-actions.js';
import type { AnnounceParts } from './parts.js';
import { sendActions } from './send-actions.js';
import { watchActions } from './watch-actions.js';

/** Announcing by chat. Each action asks the store whether the contact is an admin's. */
export const announceActions: ActionDefinitions<AnnounceParts> = {
  ...composeActions,
  ...sendActions,
  ...watchActions,
};
