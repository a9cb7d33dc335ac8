import { noAgenda, type Change } from '../../../src/ports/agenda.js';
import type { SettleParts } from '../../../src/modules/training/settle.js';
import type { StepStore } from '../../../src/modules/people/mark-step.js';
import type { Database } from '../../../src/store/connect.js';
import { stepStore } from '../../../src/modules/people/store/steps.js';
import { enrolmentStore } from '../../../src/modules/training/store/enrolments.js';
import { trainingStore } from '../../../src/modules/training/store/trainings.js';

/** What enrolling is made of, over a real store. */
export function storedParts(
  database: Database,
  told: Change[] = [],
): SettleParts & { steps: StepStore } {
  return {
    trainings: trainingStore(database),
    enrolments: enrolmentStore(database),
    steps: stepStore(database),
    agenda: {
      changed: (change) => {
        told.push(change);
        return noAgenda.changed(change);
      },
    },
  };
}
