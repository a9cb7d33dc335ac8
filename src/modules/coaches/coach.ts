import type { Salutation } from '../people/participant.js';

/** When a coach meets people. */
export interface Availability {
  /** 1 Monday to 7 Sunday. */
  days: number[];
  /** HH:MM, in the programme's zone: the earliest start and the latest end. */
  from: string;
  to: string;
}

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
  /** Most participants at a time; 0 for who accompanies nobody, and looks at practices alone. */
  capacity: number;
  /** Contacts that joined by an invitation. */
  contactIds: string[];
  /** On leave until then. */
  pausedUntil?: Date;
  joinedAt?: Date;
  /** Absent: on any day, at any civil hour. */
  availability?: Availability;
}

/** A coach and how many participants they go with. */
export interface CoachLoad {
  coach: Coach;
  load: number;
}

export interface CoachStore {
  find(id: string): Promise<Coach | undefined>;
  /** The coach whose contact this is. Every action of a coach asks this. */
  ofContact(contactId: string): Promise<Coach | undefined>;
  list(): Promise<Coach[]>;
}

/** Participants of a coach who is asked for none. */
export const usualCapacity = 40;
