import type { Actions } from '../../../engine/actions.js';
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
export const coachActions = (parts: MentoringParts): Actions => ({
  ...desk(parts),
  ...sessionListActions(parts),
  'coach.load': loadSession(parts, 'coach'),
  ...answerActions(parts, 'coach', 'coach'),
  ...recordActions(parts),
  ...peopleActions(parts),
  'coach.tryTime': tryTime(parts, 'coach'),
  'coach.preview': preview(parts),
  ...reviewActions(parts),
  ...leaveActions(parts),
});
