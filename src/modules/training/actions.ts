import type { ActionDefinitions } from '../../engine/actions.js';
import { checkInActions } from './actions/checking-in.js';
import { enrollingActions } from './actions/enrolling.js';
import { findingActions } from './actions/finding.js';
import { practisingActions } from './actions/practising.js';
import { standingActions } from './actions/standing.js';
import type { TrainingParts } from './parts.js';

/** What flows may `do` with trainings. */
export const trainingActions: ActionDefinitions<TrainingParts> = {
  ...standingActions,
  ...findingActions,
  ...enrollingActions,
  ...checkInActions,
  ...practisingActions,
};
