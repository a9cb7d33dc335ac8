import type { OutboxEntry } from '../../ports/store.js';
import type { Delivery } from './broadcast.js';
import { deliveryOf, isClaimOf } from './once-id.js';
import type { DeliveryStore } from './ports.js';
import { putBack, type PutBackParts } from './put-back.js';

export interface ExpireParts extends PutBackParts {
  deliveries: PutBackParts['deliveries'] & Pick<DeliveryStore, 'expired' | 'settle' | 'prolong'>;
  /** The entry in the outbox of a contact whose id in the ledger fits. */
  outboxEntry: (
    contactId: string,
    fits: (once: string) => boolean,
  ) => Promise<OutboxEntry | undefined>;
  /** Takes an entry out again that nobody has begun with, nor took since it was read. */
  withdraw: (contactId: string, entry: OutboxEntry) => Promise<boolean>;
}

/** Rows that one pass looks at. */
const most = 500;

/** So much longer than its message may lie in an outbox a row is held. */
const graceMs = 60_000;

/**
 * Looks after rows whose sender's time is over. What was begun is ambiguous and never sent again; what was not even
 * put into the outbox waits again; what lies there waits for the process that runs the channel, as long as it is of
 * use. Each change names the claim that it ends.
 */
export async function expireDeliveries(parts: ExpireParts, now: Date): Promise<void> {
  for (const row of await parts.deliveries.expired(now, most)) {
    const entry = await parts.outboxEntry(row.contactId, (once) => {
      const claim = deliveryOf(once);
      return claim !== undefined && isClaimOf(claim, row);
    });
    await endClaim(parts, row, entry, now);
  }
}

async function endClaim(
  parts: ExpireParts,
  row: Delivery,
  entry: OutboxEntry | undefined,
  now: Date,
): Promise<void> {
  const { deliveries, withdraw } = parts;
  if (!entry) await putBack(parts, row, { dueAt: now });
  else if (entry.begun) {
    if (entry.until <= now) await deliveries.settle(row, { state: 'ambiguous', why: 'cut_off' });
  } else if (entry.notAfter && entry.notAfter > now) {
    await deliveries.prolong(row, new Date(entry.notAfter.getTime() + graceMs));
  } else if (await withdraw(row.contactId, entry)) {
    await deliveries.settle(row, { state: 'skipped', why: 'late' });
  }
}
