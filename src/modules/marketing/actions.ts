import type { ActionDefinitions } from '../../engine/actions.js';
import { bazaarActions } from './actions/bazaars.js';
import { productActions } from './actions/products.js';
import { showingActions } from './actions/showing.js';
import type { MarketingParts } from './parts.js';

export const marketingActions: ActionDefinitions<MarketingParts> = {
  ...productActions,
  ...showingActions,
  ...bazaarActions,
};
