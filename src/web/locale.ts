import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Translate, WebParts } from './types.js';

const locales = ['id', 'en'] as const;
export type PageLocale = (typeof locales)[number];

const COOKIE = 'pasti_lang';
const YEAR_S = 365 * 24 * 3600;

const asLocale = (value: unknown): PageLocale | undefined =>
  locales.find((locale) => locale === value);

/**
 * Language of a page: `?lang=`, else what was picked before, else Indonesian. The browser's own
 * language is not asked: many phones here are set to English by people who do not read it.
 */
export function localeOf(request: FastifyRequest): PageLocale {
  const { lang } = (request.query ?? {}) as { lang?: unknown };
  return asLocale(lang) ?? asLocale(request.cookies[COOKIE]) ?? 'id';
}

/** Keeps a language that was picked by `?lang=`. */
export function rememberLocale(
  request: FastifyRequest,
  reply: FastifyReply,
  secure: boolean,
): PageLocale {
  const locale = localeOf(request);
  const { lang } = (request.query ?? {}) as { lang?: unknown };
  if (asLocale(lang)) {
    reply.setCookie(COOKIE, locale, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: YEAR_S,
    });
  }
  return locale;
}

/** The words of one locale. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

export const wordsFor =
  (translate: Translate, locale: PageLocale): Words =>
  (key, values) =>
    translate(locale, key, values);

/** The words of the page a request asks for. */
export const wordsOf = (parts: Pick<WebParts, 'messages'>, request: FastifyRequest): Words =>
  wordsFor(parts.messages, localeOf(request));
