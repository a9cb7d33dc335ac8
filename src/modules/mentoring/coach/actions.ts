import type { ActionDefinitions } from '../../../engine/actions.js';
import { answerActions } from '../answer-actions.js';
import { loadSession } from '../open-actions.js';
import type { MentoringParts } from '../parts.js';
import { preview, tryTime } from '../plan-actions.js';
import { desk } from './desk-actions.js';
import { leaveActions } from './leave-actions.js';
import { peopleActions } from './people-actions.js';
import { recordActions } from './record-actions.js';
import { reviewActions } from './review-actions.js';
import { sessionListActions } from './session-list-actions.js';

/** What coaches may `do`. Each asks the store whose contact it is. */
export const coachActions: ActionDefinitions<MentoringParts> = {
  ...desk,
  ...sessionListActions,
  'coach.load': loadSession('coach'),
  ...answerActions('coach', 'coach'),
  ...recordActions,
  ...peopleActions,
  'coach.tryTime': tryTime('coach'),
  'coach.preview': preview,
  ...reviewActions,
  ...leaveActions,
};
