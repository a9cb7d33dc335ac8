import { drawThumbnail } from '../../documents/product-card.js';
import type { Files } from '../../../../ports/files.js';
import { shownShop } from '../../shown-shop.js';
import { shopStore } from '../../store.js';
import { participantStore } from '../../../people/store/participants.js';
import { shopPages } from './shop-routes.js';
import type { ShopSource } from './shop-source.js';
import type { PublicPages } from '../../../../web/types.js';
import type { Platform } from '../../../../ports/platform.js';

/** As wide as photos are shown, in pixels: sharp on a phone, and some 200 KB at most. */
const photoWidth = 480;
/** Photos that are kept drawn. */
const mostKept = 100;

/** The public pages of shops. */
export function buildShopPages({ database, files, words }: Platform): PublicPages {
  return shopPages(shopSource(database, files), (locale, key, values) =>
    words.say(locale, `shop:${key}`, values),
  );
}

/** Published shops, and the photos of their products. */
export function shopSource(database: Platform['database'], files: Pick<Files, 'read'>): ShopSource {
  const shops = shopStore(database);
  const participants = participantStore(database);
  const draw = keepDrawn(async (fileId) => {
    const file = await files.read(fileId);
    return file && drawThumbnail(file.bytes, photoWidth);
  });
  return {
    async find(slug) {
      const shop = await shops.published(slug);
      const participant = shop && (await participants.find(shop.id));
      return participant && shownShop(shop, participant);
    },
    async photo(slug, productId) {
      const shop = await shops.published(slug);
      const photo = shop?.products.find(({ id }) => id === productId)?.photo;
      return photo && draw(photo.id);
    },
  };
}

/** Draws each photo once as long as it is looked at; what is asked for least recently goes first. */
function keepDrawn(draw: (id: string) => Promise<Uint8Array | undefined>) {
  const kept = new Map<string, Uint8Array>();
  return async (id: string): Promise<Uint8Array | undefined> => {
    const known = kept.get(id);
    const drawn = known ?? (await draw(id));
    kept.delete(id);
    if (drawn) kept.set(id, drawn);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return drawn;
  };
}
