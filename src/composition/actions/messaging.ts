import type { Actions } from '../../engine/actions.js';
import { announcementActions } from '../../messaging/broadcasts/actions.js';
import { deliveryStore } from '../../store/broadcasts/deliveries.js';
import type { ActionSurroundings } from '../build-actions.js';

/** What flows may `do` of this part, on the real store. */
export function buildMessagingActions({ database }: ActionSurroundings): Actions {
  return announcementActions({ deliveries: deliveryStore(database) });
}
