import type { Actions } from '../../engine/actions.js';
import { announcementActions } from './actions.js';
import { deliveryStore } from './store/deliveries.js';
import type { ActionSurroundings } from '../../app/build-actions.js';

/** What flows may `do` of this part, on the real store. */
export function buildMessagingActions({ database }: ActionSurroundings): Actions {
  return announcementActions({ deliveries: deliveryStore(database) });
}
