import type { FastifyInstance } from 'fastify';
import { rememberLocale, wordsFor } from '../../../web/locale.js';
import type { WebParts } from '../../../web/types.js';
import { renderView } from '../../../web/views.js';

/** The sections in order; each has a title and so many lines in `web.json`. */
const sections = [
  { id: 'who', lines: 1 },
  { id: 'what', lines: 5 },
  { id: 'why', lines: 3 },
  { id: 'seen', lines: 5 },
  { id: 'safe', lines: 3 },
  { id: 'long', lines: 4 },
  { id: 'rights', lines: 5 },
  { id: 'contact', lines: 1 },
] as const;

/** `GET /privasi`: the privacy notice, which the question for consent links to. */
export function addPrivacyPage(app: FastifyInstance, parts: WebParts, style: string): void {
  app.get('/privasi', (request, reply) => {
    const lang = rememberLocale(request, reply, parts.config.secureCookies);
    const words = wordsFor(parts.messages, lang);
    const page = renderView('modules/privacy/pages/privacy', {
      ...{ lang, words, style },
      sections: sections.map(({ id, lines }) => ({
        title: words(`privacy.${id}.title`),
        lines: Array.from({ length: lines }, (_, at) => words(`privacy.${id}.line${at + 1}`)),
      })),
    });
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}
