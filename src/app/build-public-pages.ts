import type { PublicPages } from '../web/types.js';
import { buildShopPages } from '../modules/marketing/pages/shop/build-pages.js';
import { buildVerifyPages } from '../modules/training/pages/verify/build-pages.js';
import type { WebSurroundings } from './build-web.js';

/** The pages that everybody may see, on the real store: one builder a page. */
export function buildPublicPages(around: WebSurroundings): PublicPages[] {
  const builders: readonly ((around: WebSurroundings) => PublicPages)[] = [
    buildShopPages,
    buildVerifyPages,
  ];
  return builders.map((build) => build(around));
}
