import type { TrainingParts } from './parts.js';
import type { Enrolment } from './training.js';

/** Rounds of writing against others. */
const rounds = 20;

/**
 * Changes an enrolment against whoever changes it at the same time.
 * @param change gives the fields to set; undefined leaves it as it is
 * @returns the enrolment afterwards; undefined where there is none
 */
export async function changeEnrolment(
  { enrolments, agenda }: Pick<TrainingParts, 'enrolments' | 'agenda'>,
  id: string,
  change: (enrolment: Enrolment) => Partial<Enrolment> | undefined,
): Promise<Enrolment | undefined> {
  for (let round = 0; round < rounds; round += 1) {
    const known = await enrolments.find(id);
    const changes = known && change(known);
    if (!known || !changes) return known;
    const next = { ...known, ...changes, version: known.version + 1 };
    if (await enrolments.put(next)) {
      await agenda.changed({ of: 'enrolment', id });
      return next;
    }
  }
  throw new Error(`the enrolment ${id} is changed by too many at once`);
}
