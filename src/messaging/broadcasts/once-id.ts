const prefix = 'delivery ';

/** Names a row in the ledger of what is sent once. */
export const onceIdOf = (deliveryId: string): string => `${prefix}${deliveryId}`;

/** The row; undefined for what is no announcement. */
export const deliveryOf = (once: string): string | undefined =>
  once.startsWith(prefix) ? once.slice(prefix.length) : undefined;
