import type { BeforeErase } from '../../ports/slots.js';
import type { TrainingParts } from './parts.js';
import { settleTraining } from './settle.js';

/** Gives back every seat and every place in a queue; whoever comes next moves up. */
export const leaveAll =
  (parts: TrainingParts): BeforeErase =>
  async (participantId, now) => {
    for (const { id } of await parts.trainings.holding(participantId)) {
      await parts.trainings.leave(id, participantId);
      await settleTraining(parts, id, now);
    }
  };
