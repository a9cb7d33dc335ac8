import type { ActionDefinitions } from '../../engine/actions.js';
import { deskActions, type DeskParts } from './desk-actions.js';
import { peopleActions, type PeopleParts } from './people-actions.js';

export type UsersParts = DeskParts & PeopleParts;

/** What the office may `do` in chat by itself: being known, the figures of the day, finding a participant. */
export const userActions: ActionDefinitions<UsersParts> = { ...deskActions, ...peopleActions };
