import type { FastifyInstance } from 'fastify';
import { rememberLocale, wordsFor } from '../locale.js';
import type { WebParts } from '../types.js';
import { renderView } from '../views.js';

const steps = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'] as const;

/** `GET /` where there is no dashboard: what this is, and the way to the chat. */
export function addLanding(app: FastifyInstance, parts: WebParts, style: string): void {
  app.get('/', (request, reply) => {
    const lang = rememberLocale(request, reply, parts.config.secureCookies);
    const words = wordsFor(parts.messages, lang);
    const page = renderView('landing/landing', { lang, words, steps, style });
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}
