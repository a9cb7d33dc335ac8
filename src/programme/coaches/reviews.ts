import type { KeptFile } from '../../ports/files.js';
import type { Coach } from './coach.js';

/** Something a participant handed in, for their coach to look at. */
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

/** One place where things to be looked at come from. Each room has its own. */
export interface ReviewSource {
  kind: string;
  /** What waits, of these participants, in words of a locale. */
  waiting(participantIds: readonly string[], locale: string): Promise<ReviewItem[]>;
  /**
   * Writes the decision if the thing still waits and belongs to this participant; false when it does not. The same
   * decision of the same coach again is true.
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
  waiting(participantIds: readonly string[], locale: string): Promise<ReviewItem[]>;
  decide(kind: string, decided: Parameters<ReviewSource['decide']>[0]): Promise<boolean>;
}

/** Joins the sources; what waits longest comes first. */
export function joinReviews(sources: readonly ReviewSource[]): Reviews {
  return {
    async waiting(participantIds, locale) {
      if (participantIds.length === 0) return [];
      const found = await Promise.all(
        sources.map((source) => source.waiting(participantIds, locale)),
      );
      return found.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
    },
    decide(kind, decided) {
      const source = sources.find((one) => one.kind === kind);
      return source ? source.decide(decided) : Promise.resolve(false);
    },
  };
}
