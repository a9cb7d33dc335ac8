import type { Actions } from '../../engine/actions.js';
import type { ActionSurroundings } from '../build-actions.js';

/** What flows may `do` of this part, on the real store. */
export function buildMentoringActions(_around: ActionSurroundings): Actions {
  return {};
}
