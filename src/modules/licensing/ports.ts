import type { Permit, PermitKind } from './permit.js';
import type { LicenceAnswers } from './which-permits.js';

/** Changes to a permit; `undefined` takes a field out. */
export type PermitChanges = {
  [K in keyof Omit<Permit, 'id' | 'participantId' | 'kind' | 'version' | 'createdAt'>]?:
    Permit[K] | undefined;
};

export interface PermitStore {
  find(id: string): Promise<Permit | undefined>;
  /** In the order of `permitKinds`. */
  ofParticipant(participantId: string): Promise<Permit[]>;
  /** Creates a permit; one with the same id stays as it is. */
  create(permit: Permit): Promise<Permit>;
  /** Changes a permit that still has this version. @returns it afterwards; undefined when it was changed meanwhile */
  change(
    permit: Pick<Permit, 'id' | 'version'>,
    changes: PermitChanges,
  ): Promise<Permit | undefined>;
  /** Takes out a permit that is only wanted; others stay. */
  drop(participantId: string, kind: PermitKind): Promise<void>;
  /** Those that wait for somebody to look at them, the longest first; of all, or of these participants. */
  waiting(limit: number, participantIds?: readonly string[]): Promise<Permit[]>;
  /** Recorded permits that end in this time, YYYY-MM-DD, the soonest first. */
  expiring(from: string, to: string): Promise<Permit[]>;
  /** Everything of a participant here. */
  forget(participantId: string): Promise<void>;
}

/** What participants answered about what they make. */
export interface LicenceAnswerStore {
  find(participantId: string): Promise<LicenceAnswers | undefined>;
  keep(participantId: string, answers: LicenceAnswers, at: Date): Promise<void>;
}
