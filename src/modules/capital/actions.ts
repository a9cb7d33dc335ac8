import type { Actions } from '../../engine/actions.js';
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
export function capitalActions(parts: CapitalParts): Actions {
  return {
    'capital.overview': overview(parts),
    'capital.homeOptions': homeOptions(parts),
    'capital.products': products(parts),
    'capital.product': product(parts),
    'capital.checkAmount': checkAmount(parts),
    'capital.apply': apply(parts),
    'capital.openApplications': openApplications(parts),
    'capital.applications': applications(parts),
    'capital.showApplication': showApplication(parts),
    'capital.applicationMoves': applicationMoves(parts),
    'capital.discard': discard(parts),
    'capital.needsAmount': needsAmount(),
    'capital.move': move(parts),
    'capital.pack': pack(parts),
    'capital.forward': forward(parts),
  };
}
