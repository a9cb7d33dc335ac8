import type { Salutation } from '../participants/participant.js';

/** A pendamping: goes with participants of some kecamatan. */
export interface Coach {
  id: string;
  name: string;
  salutation: Salutation;
  /** E.164. */
  phone?: string;
  /** Codes of the kecamatan. */
  kecamatan: string[];
  /** Fields of business (`culinary`) and steps (`P4`) that they know well. */
  specialities: string[];
  /** Most participants at a time. */
  capacity: number;
  /** Contacts that joined by an invitation. */
  contactIds: string[];
  /** On leave until then. */
  pausedUntil?: Date;
  joinedAt?: Date;
}

export interface CoachStore {
  find(id: string): Promise<Coach | undefined>;
  /** The coach whose contact this is. Every action of a coach asks this. */
  ofContact(contactId: string): Promise<Coach | undefined>;
  list(): Promise<Coach[]>;
}
