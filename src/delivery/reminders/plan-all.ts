import type { Logger } from '../../ports/logger.js';
import { replan, type ReplanParts } from './replan.js';
import { keyOf, type Subject } from './reminder.js';

export interface PlanAllParts extends ReplanParts {
  /** Everything that may call for reminders in the days to come. */
  subjects: (now: Date) => AsyncIterable<Subject>;
  logger: Logger;
}

/**
 * Plans everything again: what comes with the calendar (a month, a morning), and what a crash kept from being
 * planned when it changed. One subject that fails does not keep the others.
 * @returns how many subjects were looked at
 */
export async function planAll(parts: PlanAllParts, now: Date): Promise<number> {
  let count = 0;
  for await (const subject of parts.subjects(now)) {
    count += 1;
    try {
      await replan(parts, subject, now);
    } catch (error) {
      parts.logger.error({ err: error, subject: keyOf(subject) }, 'a subject could not be planned');
    }
  }
  return count;
}
