import type { Agenda, Change } from '../../ports/agenda.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import { replan, type ReplanParts } from './replan.js';
import type { Subject } from './reminder.js';

export interface AgendaParts extends ReplanParts {
  /** The subjects of which a change speaks: those enrolled in a training, the person of a report. */
  subjectsOf: (change: Change) => Promise<Subject[]>;
  clock: Clock;
  logger: Logger;
}

/**
 * What is due later, as rows in the store. A thing that changed must not fail for its reminders: what goes
 * wrong here is logged, and made up for by the sweep that plans everything again.
 */
export function createAgenda(parts: AgendaParts): Agenda {
  return {
    async changed(change) {
      try {
        for (const subject of await parts.subjectsOf(change))
          await replan(parts, subject, parts.clock.now());
      } catch (error) {
        parts.logger.warn(
          { err: error, ...change },
          'reminders could not be planned; the sweep plans them',
        );
      }
    },
  };
}
