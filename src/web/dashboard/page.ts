import type { FastifyReply, FastifyRequest } from 'fastify';
import { rememberLocale, wordsFor, type PageLocale, type Words } from '../locale.js';
import { renderView } from '../views.js';
import { formToken } from './form-token.js';
import { menuFor } from './navigation.js';
import type { Desk } from './parts.js';
import type { Formats } from './figures.js';

/** How dates and numbers are written for somebody who reads this language. */
export const formatsOf = ({ parts }: Desk, lang: string): Formats => ({
  locale: lang === 'id' ? 'id-ID' : 'en-GB',
  timeZone: parts.config.timeZone,
});

/** The words of the dashboard in the language of a request. */
export function wordsIn(
  { parts }: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): { lang: PageLocale; words: Words } {
  const lang = rememberLocale(request, reply, parts.config.secureCookies);
  return { lang, words: wordsFor(parts.messages, lang) };
}

/**
 * Sends a page in the dashboard's frame: menu, who is signed in, the way out.
 * @param view path under `src`, such as `modules/facts/pages/facts`
 * @param data what the view needs besides; `title` is shown in the tab
 */
export function sendPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  view: string,
  data: { title: string; status?: number; [key: string]: unknown },
): FastifyReply {
  const { lang, words } = wordsIn(desk, request, reply);
  const { user } = request;
  const path = request.url.split('?')[0] ?? '/';
  const page = renderView(view, {
    ...{ lang, words, style: desk.style, path, user },
    menu:
      user && !user.mustChange
        ? menuFor(desk.parts.entries ?? [], user.role, { queues: !!desk.parts.queues })
        : [],
    token: formToken(desk.parts, request, reply),
    ...data,
  });
  return reply
    .code(data.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(page);
}
