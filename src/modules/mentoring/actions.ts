import type { ActionDefinitions } from '../../engine/actions.js';
import { answerActions } from './answer-actions.js';
import { openActions } from './open-actions.js';
import type { MentoringParts } from './parts.js';
import { planActions } from './plan-actions.js';
import { resultActions } from './result-actions.js';

/** What the participant's side may `do` about mentoring. */
export const mentoringActions: ActionDefinitions<MentoringParts> = {
  ...openActions,
  ...answerActions('participant', 'mentoring'),
  ...planActions,
  ...resultActions,
};
