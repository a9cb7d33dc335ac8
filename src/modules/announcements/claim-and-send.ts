import type { Clock } from '../../ports/clock.js';
import type { OnceResult, OnceWait } from '../../ports/once.js';
import type { Contact } from '../../ports/contact.js';
import type { Participant } from '../people/participant.js';
import { wasNotSent, type Leave } from '../../delivery/leaves.js';
import type { Broadcast, Delivery } from './broadcast.js';
import { settleDelivery } from './ledger.js';
import { patienceMs } from './patience.js';
import type { BroadcastStore, DeliveryStore } from './ports.js';
import { putBack } from './put-back.js';

/** Hands one announcement to one contact, once; see `turn/initiate`. */
export type Announce = (
  announcement: { broadcast: Broadcast; delivery: Delivery; notAfter: Date },
  participant: Participant,
  contact: Contact,
) => Promise<OnceResult | OnceWait>;

export interface ClaimParts {
  broadcasts: Pick<BroadcastStore, 'find'>;
  deliveries: DeliveryStore;
  contactsOf: (participantId: string) => Promise<Contact[]>;
  announce: Announce;
  clock: Clock;
  /** A sender that is not heard of for so long was cut off; default 2 minutes. */
  leaseMs?: number;
  /** Before the second try where the platform does not say when, doubled for each that follows; default 30 s. */
  backoffMs?: number;
}

/** What goes to whom. */
export interface Addressed {
  broadcast: Broadcast;
  row: Delivery;
  participant: Participant;
  contact: Contact;
}

/** `wait`: not before so long; `hold`: nor may anything else go through the channel. */
export type Sent = { outcome: 'done' } | { outcome: 'wait'; ms: number; hold: boolean };

export const done: Sent = { outcome: 'done' };

const usualLeaseMs = 120_000;

const mostFailures = 6;
const usualBackoffMs = 30_000;

/** Claims a row, sends it, and writes down what became of it. When the claim's time is over it may be another's. */
export async function claimAndSend(
  parts: ClaimParts,
  { broadcast, row, participant, contact }: Addressed,
  leave: Extract<Leave, { outcome: 'go' }>,
): Promise<Sent> {
  const { deliveries, clock, leaseMs = usualLeaseMs } = parts;
  const now = clock.now();
  const until = new Date(now.getTime() + leaseMs);
  const claimed = await deliveries.claim(row.id, now, until, contact.id);
  if (!claimed) {
    await leave.giveBack();
    return done;
  }
  const notAfter = new Date(now.getTime() + patienceMs);
  const announcement = { broadcast, delivery: claimed, notAfter };
  const result = await parts.announce(announcement, participant, contact);
  if (wasNotSent(result.outcome)) await leave.giveBack();
  switch (result.outcome) {
    case 'handed':
      await deliveries.prolong(claimed, new Date(notAfter.getTime() + leaseMs));
      return done;
    case 'later':
      return retry(parts, claimed, result.retryAfterMs);
    default:
      await settleDelivery(parts, claimed, result, clock.now());
      return done;
  }
}

/** Certainly not sent: it is sent again after a while. Only trouble of which nobody knows the end counts against it. */
async function retry(
  parts: ClaimParts,
  claimed: Delivery,
  retryAfterMs: number | undefined,
): Promise<Sent> {
  const { deliveries, clock, backoffMs = usualBackoffMs } = parts;
  const now = clock.now().getTime();
  if (retryAfterMs !== undefined) {
    await putBack(parts, claimed, { dueAt: new Date(now + retryAfterMs) });
    return { outcome: 'wait', ms: retryAfterMs, hold: true };
  }
  const { failures = 0 } = claimed;
  if (failures + 1 >= mostFailures) {
    await deliveries.settle(claimed, { state: 'failed', why: 'unavailable' });
    return done;
  }
  const dueAt = new Date(now + backoffMs * 2 ** failures);
  await putBack(parts, claimed, { dueAt, failures: failures + 1 });
  return done;
}
