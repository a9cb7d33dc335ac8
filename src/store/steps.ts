import type { StepStore } from '../programme/steps/mark-step.js';
import { statesBelow } from '../programme/steps/mark-step.js';
import type { Database } from './connect.js';

export function stepStore({ participants }: Database): StepStore {
  return {
    async markStep(participantId, step, record) {
      const path = `steps.${step}`;
      const result = await participants.updateOne(
        {
          _id: participantId,
          $or: [
            { [path]: { $exists: false } },
            { [`${path}.state`]: { $in: statesBelow(record) } },
          ],
        },
        { $set: { [path]: record } },
      );
      return result.modifiedCount === 1;
    },
  };
}
