import type { Enrolment, Training, TrainingSummary } from './training.js';

/** Fields of a training that the office may change. */
export type TrainingChanges = Partial<
  Pick<
    Training,
    | 'title'
    | 'topic'
    | 'kind'
    | 'kecamatan'
    | 'place'
    | 'startsAt'
    | 'endsAt'
    | 'quota'
    | 'narasumber'
    | 'reviewers'
    | 'cost'
    | 'bring'
    | 'task'
    | 'state'
  >
>;

/** How one asks for a place: `free` takes a seat only, `any` the last place of the queue. */
export type Joining = 'any' | 'free';

export interface TrainingStore {
  /** Creates a training; one with the same id stays as it is and is returned. */
  create(training: Training): Promise<Training>;
  find(id: string): Promise<Training | undefined>;
  /** Those with this code in the room, newest first. */
  findByCode(code: string): Promise<TrainingSummary[]>;
  findByToken(token: string): Promise<TrainingSummary | undefined>;
  /** Open trainings that end after a moment, soonest first. */
  coming(after: Date, limit: number): Promise<TrainingSummary[]>;
  /** All trainings, the latest start first; `before` pages on. */
  list(limit: number, before?: { startsAt: Date; id: string }): Promise<TrainingSummary[]>;
  /** Trainings with these ids, in no order. */
  some(ids: readonly string[]): Promise<TrainingSummary[]>;
  holding(participantId: string): Promise<Training[]>;
  /** Ids of those whose practices a coach looks at as their reviewer. */
  reviewedBy(coachId: string): Promise<string[]>;
  /**
   * Puts a participant at the end of an open training's queue, if there is room; who stands in it already stays.
   * One conditional update: however many come at once, everybody has a place of their own, in order of arrival.
   * @returns the training afterwards, whether or not the participant is in its queue; undefined if there is none
   */
  join(id: string, participantId: string, joining: Joining): Promise<Training | undefined>;
  /** Takes a participant out of the queue: who stands behind moves up. @returns the training afterwards */
  leave(id: string, participantId: string): Promise<Training | undefined>;
  /**
   * Changes a training that still has this version; `quota` never below who has a place. The version grows.
   * @returns the training afterwards; `stale` when somebody else changed it, `crowded` when more have a place
   */
  change(
    id: string,
    version: number,
    changes: TrainingChanges,
  ): Promise<Training | 'stale' | 'crowded'>;
}

/** Practices of some people, and those of some trainings. */
export interface PracticesOf {
  participantIds: readonly string[];
  trainingIds: readonly string[];
}

export interface EnrolmentStore {
  find(id: string): Promise<Enrolment | undefined>;
  ofParticipant(participantId: string): Promise<Enrolment[]>;
  ofTraining(trainingId: string): Promise<Enrolment[]>;
  /** Practices that wait for somebody to look at them, the oldest first. @param of All, without it. */
  practicesWaiting(limit: number, of?: PracticesOf): Promise<Enrolment[]>;
  byCertificate(number: string): Promise<Enrolment | undefined>;
  /**
   * Writes an enrolment whole, if the one there still has the version before (`version - 1`; none for version 1).
   * @returns whether it was written
   */
  put(enrolment: Enrolment): Promise<boolean>;
  /** Everything of a participant here. Their places in queues are given up before. */
  forget(participantId: string): Promise<void>;
}

/** Counts wrong check-in codes. */
export interface TryStore {
  /** Wrong ones since a moment. */
  wrongSince(participantId: string, since: Date): Promise<number>;
  /** Counts one; the same message counts once. */
  countWrong(participantId: string, by: string, at: Date): Promise<void>;
  forget(participantId: string): Promise<void>;
}

/** Counts of a training for the office. */
export interface TrainingCounts {
  enrolled: number;
  waiting: number;
  confirmed: number;
  attended: number;
  practice: number;
  accepted: number;
}
