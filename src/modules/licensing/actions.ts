import type { ActionDefinitions } from '../../engine/actions.js';
import { navigatingActions } from './actions/navigating.js';
import { reportingActions } from './actions/reporting.js';
import type { LicensingParts } from './parts.js';

export const licensingActions: ActionDefinitions<LicensingParts> = {
  ...navigatingActions,
  ...reportingActions,
};
