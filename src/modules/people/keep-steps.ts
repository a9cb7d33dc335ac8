import type { Agenda } from '../../ports/agenda.js';
import type { StepStore } from './mark-step.js';
import type { Database } from '../../store/connect.js';
import { stepStore } from './store/steps.js';

/** Where steps are written; what is due to the person follows at once. */
export function keepSteps({ database, agenda }: { database: Database; agenda: Agenda }): StepStore {
  const store = stepStore(database);
  return {
    async markStep(participantId, step, record) {
      const written = await store.markStep(participantId, step, record);
      if (written) await agenda.changed({ of: 'participant', id: participantId });
      return written;
    },
  };
}
