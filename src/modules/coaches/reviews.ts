import type { KeptFile } from '../../ports/files.js';
import type { Coach } from './coach.js';

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

export type Decision = 'accept' | 'return';

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
    coach: Pick<Coach, 'id' | 'name'>;
    now: Date;
  }): Promise<boolean>;
}

/** All sources together. */
export interface Reviews {
  waiting(coach: Looking, locale: string): Promise<ReviewItem[]>;
  decide(kind: string, decided: Parameters<ReviewSource['decide']>[0]): Promise<boolean>;
}

/** Joins the sources; what waits longest comes first. */
export function joinReviews(sources: readonly ReviewSource[]): Reviews {
  return {
    async waiting(coach, locale) {
      const found = await Promise.all(sources.map((source) => source.waiting(coach, locale)));
      return found.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
    },
    decide(kind, decided) {
      const source = sources.find((one) => one.kind === kind);
      return source ? source.decide(decided) : Promise.resolve(false);
    },
  };
}
