import { rememberLocale, wordsFor } from '../locale.js';
import type { Landing, WebParts } from '../types.js';
import { renderView } from '../views.js';

const steps = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'] as const;

/** The public page at `/`: what this is, the way to the chat, and for the office the way in. */
export function createLanding(parts: WebParts, style: string): Landing {
  const signIn = parts.dashboard !== undefined;
  return (request, reply) => {
    const lang = rememberLocale(request, reply, parts.config.secureCookies);
    const words = wordsFor(parts.messages, lang);
    const page = renderView('web/landing/landing', { lang, words, steps, style, signIn });
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  };
}
