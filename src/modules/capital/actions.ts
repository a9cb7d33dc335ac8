import type { ActionDefinitions } from '../../engine/actions.js';
import {
  applicationMoves,
  applications,
  apply,
  discard,
  move,
  needsAmount,
  openApplications,
  showApplication,
} from './application-actions.js';
import { forward, pack } from './pack-actions.js';
import type { CapitalParts } from './parts.js';
import { checkAmount, product, products } from './product-actions.js';
import { homeOptions, overview } from './readiness-actions.js';

export { readReadiness, type CapitalParts } from './parts.js';

/** What flows may `do` on the way to capital. */
export const capitalActions: ActionDefinitions<CapitalParts> = {
  'capital.overview': overview,
  'capital.homeOptions': homeOptions,
  'capital.products': products,
  'capital.product': product,
  'capital.checkAmount': checkAmount,
  'capital.apply': apply,
  'capital.openApplications': openApplications,
  'capital.applications': applications,
  'capital.showApplication': showApplication,
  'capital.applicationMoves': applicationMoves,
  'capital.discard': discard,
  'capital.needsAmount': needsAmount,
  'capital.move': move,
  'capital.pack': pack,
  'capital.forward': forward,
};
