import type { StepStore } from '../mark-step.js';
import { statesBelow } from '../mark-step.js';
import type { Database } from '../../../store/connect.js';

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
