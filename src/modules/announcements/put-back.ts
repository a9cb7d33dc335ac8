import type { DeliveryClaim } from './once-id.js';
import type { BroadcastStore, DeliveryStore } from './ports.js';

export interface PutBackParts {
  broadcasts: Pick<BroadcastStore, 'find'>;
  deliveries: Pick<DeliveryStore, 'giveBack' | 'skip' | 'find'>;
}

/**
 * A row that was certainly not sent by this claim waits again. One whose announcement was cancelled meanwhile is
 * skipped: nobody looks for it any more.
 */
export async function putBack(
  { broadcasts, deliveries }: PutBackParts,
  claim: DeliveryClaim,
  changes: Parameters<DeliveryStore['giveBack']>[1],
): Promise<void> {
  if (!(await deliveries.giveBack(claim, changes))) return;
  const row = await deliveries.find(claim.id);
  const broadcast = row && (await broadcasts.find(row.broadcastId));
  if (broadcast?.state === 'cancelled') await deliveries.skip(claim.id, 'cancelled');
}
