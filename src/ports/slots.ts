import type { KeptFile } from './files.js';

export type Decision = 'accept' | 'return';
/** Something a participant handed in, for a coach to look at. */
export interface ReviewItem {
  /** Names the source: `practice`, `permit`. */
  kind: string;
  /** Of the thing, within its source. */
  id: string;
  participantId: string;
  /** What it is, in words that are ready to be shown; the first line names it in a list. */
  text: string;
  file?: KeptFile;
  at: Date;
}
/** For whom: a coach, and the participants who are theirs. */
export interface Looking {
  id: string;
  participantIds: readonly string[];
}
/** One place where things to be looked at come from. Each room has its own. */
export interface ReviewSource {
  kind: string;
  /** What waits for a coach, in words of a locale. */
  waiting(coach: Looking, locale: string): Promise<ReviewItem[]>;
  /**
   * Writes the decision if the thing still waits, belongs to this participant and is this coach's to look at; false
   * when it is not. The same decision of the same coach again is true.
   * @param words what the coach says of it; for `return` what is to be done
   */
  decide(decided: {
    id: string;
    participantId: string;
    decision: Decision;
    words: string;
    coach: { id: string; name: string };
    now: Date;
  }): Promise<boolean>;
}

/** Gives back what others could have, before a person is deleted: seats, tables, times of a coach. Twice is once. */
export type BeforeErase = (participantId: string, now: Date) => Promise<void>;

/**
 * What modules that gather take from modules that give, so that neither knows the other. A module names what it gives
 * to in its definition; the app hands it on.
 */
export interface Slots {
  /** Things that coaches are asked to look at. */
  reviews: readonly ReviewSource[];
  beforeErase: readonly BeforeErase[];
}
