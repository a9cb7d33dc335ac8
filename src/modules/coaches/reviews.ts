import type { Looking, ReviewItem, ReviewSource } from '../../ports/slots.js';

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
