import type { Shop } from './shop.js';

/** What makes a product ready to be sold. */
export const checks = ['photo', 'price', 'packaging', 'online'] as const;
export type Check = (typeof checks)[number];

/** Which of the checks are met. Photo and price are seen in the catalogue, the others are said. */
export function readChecklist({ products, packaged, online }: Shop): Record<Check, boolean> {
  return {
    photo: products.some(({ photo }) => photo !== undefined),
    price: products.some(({ price }) => price > 0),
    packaging: packaged === true,
    online: online !== undefined && online !== 'none',
  };
}

export const isComplete = (shop: Shop): boolean =>
  Object.values(readChecklist(shop)).every(Boolean);

/**
 * How step P5 stands: it runs from the first product on, and is done when the checklist is complete and the shop was
 * shown to people: the page is public, or they were at a bazaar.
 */
export function marketingState(shop: Shop): 'open' | 'running' | 'done' {
  const shown = shop.publishedAt !== undefined || (shop.attended ?? []).length > 0;
  if (isComplete(shop) && shown) return 'done';
  return shop.products.length > 0 ? 'running' : 'open';
}

/** The one best next thing: a product, then what the checklist lacks, then to be seen. */
export function nextForShop(shop: Shop): 'add' | 'checklist' | 'page' | 'bazaars' {
  if (shop.products.length === 0) return 'add';
  if (!isComplete(shop)) return 'checklist';
  return shop.publishedAt === undefined ? 'page' : 'bazaars';
}
