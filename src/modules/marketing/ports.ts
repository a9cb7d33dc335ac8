import type { Bazaar } from './bazaar.js';
import type { Shop } from './shop.js';

export interface ShopStore {
  find(participantId: string): Promise<Shop | undefined>;
  /** A shop whose page is public. */
  published(slug: string): Promise<Shop | undefined>;
  /** Writes a shop whole if the one there has the version before (`version - 1`; none for version 1). */
  put(shop: Shop): Promise<boolean>;
  forget(participantId: string): Promise<void>;
}

export interface BazaarStore {
  create(bazaar: Bazaar): Promise<void>;
  find(id: string): Promise<Bazaar | undefined>;
  /** Those that do not end before a day, soonest first. */
  coming(from: string): Promise<Bazaar[]>;
  /** The latest first. */
  list(limit: number): Promise<Bazaar[]>;
  /**
   * Gives somebody a table while there is one and the deadline has not passed; who has one keeps it. One
   * conditional update: however many come at once, no table is given twice.
   */
  join(bazaar: Bazaar, participantId: string, today: string): Promise<boolean>;
  leave(id: string, participantId: string): Promise<void>;
  cancel(id: string): Promise<boolean>;
  /** Notes that somebody with a table was there; false when they have none. */
  attend(id: string, participantId: string): Promise<boolean>;
  forget(participantId: string): Promise<void>;
}
