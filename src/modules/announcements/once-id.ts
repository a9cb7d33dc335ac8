import type { Delivery } from './broadcast.js';

/** Names one claim of a row. */
export interface DeliveryClaim {
  id: string;
  /** Undefined in what lay in an outbox before claims were named: it stands for the latest. */
  attempts?: number;
}

/** Names the latest claim of a row in the ledger of what is sent once. */
export const onceIdOf = ({ id, attempts }: Pick<Delivery, 'id' | 'attempts'>): string =>
  `delivery ${attempts} ${id}`;

/** The row and its claim; undefined for what is no announcement. */
export function deliveryOf(once: string): DeliveryClaim | undefined {
  const [, attempts, id] = /^delivery (?:(\d+) )?(.+)$/.exec(once) ?? [];
  if (id === undefined) return undefined;
  return { id, ...(attempts !== undefined && { attempts: Number(attempts) }) };
}

/** Whether a claim is the latest one of a row. */
export const isClaimOf = (
  { id, attempts }: DeliveryClaim,
  row: Pick<Delivery, 'id' | 'attempts'>,
): boolean => id === row.id && (attempts ?? row.attempts) === row.attempts;
