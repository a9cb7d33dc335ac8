import type { Participant } from '../people/participant.js';
import type { Coach, CoachLoad, CoachStore } from './coach.js';

/** A link that makes a contact the coach's. It works once, for one contact. */
export interface Invitation {
  /** `co:<fingerprint of the token>`. */
  id: string;
  coachId: string;
  expiresAt: Date;
  usedBy?: string;
}

/** Changes to a coach; `undefined` takes a field out. */
export type CoachChanges = { [K in keyof Omit<Coach, 'id' | 'contactIds'>]?: Coach[K] | undefined };

export interface CoachRecords extends CoachStore {
  /** Creates a coach; one with the same id stays as it is. */
  create(coach: Coach): Promise<void>;
  change(id: string, changes: CoachChanges): Promise<void>;
  loads(): Promise<CoachLoad[]>;
  invite(invitation: Invitation): Promise<void>;
  /**
   * Uses an invitation for a contact, as often as that contact likes; undefined when it expired, or another
   * contact used it.
   */
  useInvitation(id: string, contactId: string, now: Date): Promise<Invitation | undefined>;
  /** Makes a contact the coach's, and nobody else's. */
  join(coachId: string, contactId: string, at: Date): Promise<void>;
  /** Takes one of the coach's places for a participant; false when there is none left. Twice is once. */
  takePlace(coach: Pick<Coach, 'id' | 'capacity'>, participantId: string): Promise<boolean>;
  leavePlace(coachId: string, participantId: string): Promise<void>;
  /**
   * Gives a participant the coach in the place of the one before; false when another one was given meanwhile.
   * @param before undefined: they had none
   */
  assign(participantId: string, before: string | undefined, coachId: string): Promise<boolean>;
}

/** When a participant was last heard of, and last in contact with the coach. */
export interface Acquaintance {
  participant: Participant;
  /** Last message to the bot. */
  seenAt?: Date;
  /** Last meeting with a result, or note. */
  metAt?: Date;
}

/** A coach's own words about a participant. */
export interface CoachNote {
  id: string;
  coachId: string;
  participantId: string;
  text: string;
  at: Date;
  /** Of a note with which another coach handed the participant over: that coach. */
  from?: string;
}

/** What a coach may know of their participants. */
export interface Caseload {
  /** The coach's participants, at most `limit`, those who were not met for longest first. */
  list(coachId: string, limit: number): Promise<Acquaintance[]>;
  count(coachId: string): Promise<number>;
  note(note: CoachNote): Promise<void>;
  /** The newest note that a coach wrote of a participant. */
  lastNote(coachId: string, participantId: string): Promise<CoachNote | undefined>;
  /** The coaches who handed this participant over. */
  gaveUp(participantId: string): Promise<string[]>;
}
