import type { TrainingParts } from './parts.js';
import { reviewPractice, waitingPractices } from './review-practice.js';
import type { ReviewSource } from '../../ports/slots.js';

/** The practices of trainings that wait, for coaches. */
export function practiceReviews(
  parts: TrainingParts,
  say: (locale: string, key: string, values?: object) => string,
): ReviewSource {
  return {
    kind: 'practice',
    async waiting(coach, locale) {
      const found = await waitingPractices(parts, coach);
      return found.flatMap(({ enrolment: { id, participantId, practice }, title, task }) => {
        if (!practice) return [];
        const { text = '', file, sentAt } = practice;
        const line = say(locale, 'mentoring-lines:review.practice', { title, task, text });
        return [
          { kind: 'practice', id, participantId, text: line, at: sentAt, ...(file && { file }) },
        ];
      });
    },
    async decide({ id, participantId, decision, words, coach, now }) {
      if (!id.endsWith(`:${participantId}`)) return false;
      const outcome = await reviewPractice(parts, {
        enrolmentId: id,
        verdict: decision === 'accept' ? 'accepted' : 'returned',
        words,
        by: { as: 'coach', id: coach.id },
        at: now,
      });
      return outcome === 'reviewed';
    },
  };
}
