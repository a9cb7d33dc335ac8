import { Failure } from '../../../../web/failure.js';
import { rememberLocale } from '../../../../web/locale.js';
import type { PublicPages, Translate } from '../../../../web/types.js';
import { renderView } from '../../../../web/views.js';
import type { ShopSource } from './shop-source.js';

/** A page that was closed is gone from browsers this soon, in seconds. */
const maxAge = 300;

const slugPattern = /^[a-z0-9-]{3,60}$/;
const idPattern = /^[\w-]{1,120}$/;

/**
 * `GET /u/:slug`: what a participant sells, once they agreed to show it; without scripts.
 * `GET /u/:slug/:product.png`: the photo of a product.
 * @param words of `locales/<locale>/shop.json`
 */
export const shopPages =
  (source: ShopSource, words: Translate): PublicPages =>
  (app, parts, style) => {
    app.get<{ Params: { slug: string } }>('/u/:slug', async (request, reply) => {
      const { slug } = request.params;
      const shop = slugPattern.test(slug) ? await source.find(slug) : undefined;
      if (!shop) throw notThere(reply);
      const lang = rememberLocale(request, reply, parts.config.secureCookies);
      const page = renderView('modules/marketing/pages/shop/shop', {
        ...{ lang, style, shop },
        path: `/u/${slug}`,
        words: (key: string, values?: Record<string, string | number>) => words(lang, key, values),
      });
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', `public, max-age=${maxAge}`)
        .header('vary', 'Cookie')
        .send(page);
    });
    app.get<{ Params: { slug: string; file: string } }>(
      '/u/:slug/:file',
      async (request, reply) => {
        const { slug, file } = request.params;
        const id = file.endsWith('.png') ? file.slice(0, -'.png'.length) : '';
        const known = slugPattern.test(slug) && idPattern.test(id);
        const photo = known ? await source.photo(slug, id) : undefined;
        if (!photo) throw notThere(reply);
        return reply
          .type('image/png')
          .header('cache-control', `public, max-age=${maxAge}`)
          .send(Buffer.from(photo));
      },
    );
  };

/** Search engines must not keep what is not shown. */
function notThere(reply: { header(name: string, value: string): unknown }): Failure {
  reply.header('x-robots-tag', 'noindex');
  return new Failure(404, 'not-found', 'error.notFound', { titleKey: 'error.notFoundTitle' });
}
