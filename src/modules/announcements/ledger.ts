import type { Contact } from '../../ports/contact.js';
import type { Clock } from '../../ports/clock.js';
import type { OnceLedger, OnceResult } from '../../ports/once.js';
import { holdsStill } from '../../delivery/claims.js';
import { chooseContact } from './choose-contact.js';
import { deliveryOf, isClaimOf, type DeliveryClaim } from './once-id.js';
import type { DeliveryStore, Ended } from './ports.js';
import { putBack, type PutBackParts } from './put-back.js';

export interface LedgerParts extends PutBackParts {
  deliveries: PutBackParts['deliveries'] & Pick<DeliveryStore, 'settle'>;
  contactsOf: (participantId: string) => Promise<Contact[]>;
  clock: Clock;
}

/** The ledger of announcements: says whether a claim holds, and writes into the row what became of its message. */
export function announcementLedger(parts: LedgerParts): OnceLedger {
  const { deliveries, clock } = parts;
  return {
    async wanted(once) {
      const claim = deliveryOf(once);
      const row = claim && (await deliveries.find(claim.id));
      if (!row || !isClaimOf(claim, row)) return false;
      return row.state === 'sending' && holdsStill(row.until, clock.now());
    },
    async settle(once, result) {
      const claim = deliveryOf(once);
      if (claim) await settleDelivery(parts, claim, result, clock.now());
    },
  };
}

/**
 * Writes down how the sending of a claim ended; may be told twice. Somebody who is gone here is tried on their other
 * channel.
 */
export async function settleDelivery(
  parts: Omit<LedgerParts, 'clock'>,
  claim: DeliveryClaim,
  result: OnceResult,
  now: Date,
): Promise<void> {
  const { deliveries, contactsOf } = parts;
  if (result.outcome === 'dropped') return putBack(parts, claim, { dueAt: now });
  if (result.outcome === 'gone') {
    const row = await deliveries.find(claim.id);
    const contacts = row ? await contactsOf(row.participantId) : [];
    const other = row && chooseContact(contacts, { not: [row.contactId] });
    if (other && 'contactId' in other) {
      await putBack(parts, claim, { dueAt: now, contactId: other.contactId });
      return;
    }
  }
  await deliveries.settle(claim, endOf(result, now));
}

const endOf = (result: Exclude<OnceResult, { outcome: 'dropped' }>, now: Date): Ended => {
  switch (result.outcome) {
    case 'sent':
      return { state: 'sent', sentAt: now, platformRef: result.ref };
    case 'failed':
      return { state: 'failed', why: 'refused' };
    case 'gone':
      return { state: 'failed', why: 'unreachable' };
    case 'ambiguous':
      return { state: 'ambiguous', why: 'cut_off' };
    case 'late':
      return { state: 'skipped', why: 'late' };
  }
};
