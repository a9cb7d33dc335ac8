import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Forms, FormClosed } from './forms.js';
import { Failure } from '../failure.js';
import { createPaceCheck } from '../limits.js';
import type { PageLocale, Words } from '../locale.js';
import { wordsFor } from '../locale.js';
import type { WebParts } from '../types.js';
import { renderView } from '../views.js';

/** HTTP status by what a link leads to. */
const statusOf = {
  open: 200,
  refused: 422,
  taken: 200,
  used: 410,
  expired: 410,
  stale: 409,
  forged: 404,
};

interface Found {
  state: keyof typeof statusOf;
  channel?: string;
  locale?: string;
}

/**
 * `GET` and `POST /form/:token`: a question whose answer must not go through a chat, on a page of its own that works
 * without JavaScript. The token is all that lets somebody in: it stands in no log and no referrer, and is used once.
 */
export function addForms(app: FastifyInstance, parts: WebParts, forms: Forms, style: string): void {
  const page = (request: FastifyRequest, reply: FastifyReply, found: Found, more: object = {}) =>
    send(request, reply, { parts, style, found, more });

  app.get<{ Params: { token: string } }>('/form/:token', async (request, reply) =>
    page(request, reply, await forms.look(request.params.token)),
  );

  void app.register((routes, _options, done) => {
    let checkPace: ReturnType<typeof createPaceCheck> | undefined;
    routes.addHook('onReady', (ready) => {
      checkPace = createPaceCheck(routes, parts.config.limits);
      ready();
    });
    routes.post<{ Params: { token: string } }>('/form/:token', async (request, reply) => {
      const { token } = request.params;
      demandOwnPage(request, parts.config.publicUrl);
      await checkPace?.(request, token);
      const typed = readTyped(request.body);
      const result = await forms.submit(token, typed);
      const more = result.state === 'refused' ? { typed, ...result } : {};
      return page(request, reply, result, more);
    });
    done();
  });
}

/**
 * Another site can not send the form: it does not know the token. A browser that says the request comes from
 * elsewhere is refused all the same. (`no-referrer` makes browsers send `Origin: null` from our own page.)
 */
function demandOwnPage({ headers, host }: FastifyRequest, publicUrl: string): void {
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  const ours = [new URL(publicUrl).host, host];
  const elsewhere =
    site === 'cross-site' ||
    (origin !== undefined &&
      origin !== 'null' &&
      !ours.includes(URL.canParse(origin) ? new URL(origin).host : ''));
  if (elsewhere) throw new Failure(403, 'foreign', 'error.foreign');
}

const longestAnswer = 200;

function readTyped(body: unknown): string {
  const nik: unknown = typeof body === 'object' && body !== null && 'nik' in body ? body.nik : '';
  return typeof nik === 'string' ? nik.slice(0, longestAnswer) : '';
}

interface Page {
  parts: WebParts;
  style: string;
  found: Found;
  more: { reason?: string; detail?: Record<string, string | number>; typed?: string };
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, style, found, more }: Page,
): FastifyReply {
  const lang = localeOf(request, found.locale);
  const words = wordsFor(parts.messages, lang);
  const channel = words(`form.channel.${found.channel ?? 'any'}`);
  const { state } = found;
  const asks = state === 'open' || state === 'refused';
  const data = {
    ...{ lang, words, style, channel },
    other: lang === 'id' ? 'en' : 'id',
    typed: more.typed ?? '',
    error: more.reason === undefined ? undefined : errorOf(words, more.reason, more.detail),
  };
  const closed = (key: Exclude<FormClosed, never> | 'taken') => ({
    title: words(`form.${key}.title`),
    text: words(`form.${key}.text`, { channel }),
  });
  const html = asks
    ? renderView('web/forms/form', data)
    : renderView('web/forms/closed', { ...data, ...closed(state) });
  return reply
    .code(statusOf[state])
    .headers({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    })
    .type('text/html; charset=utf-8')
    .send(html);
}

/** Reasons that have a sentence of their own; the rest share one. */
const reasons = [
  'empty',
  'digits',
  'letters',
  'several',
  'date',
  'province',
  'serial',
  'family_card',
];

const errorOf = (words: Words, reason: string, detail: Page['more']['detail'] = {}): string =>
  words(`form.error.${reasons.includes(reason) ? reason : 'any'}`, detail);

/** The language picked on the page, else that of the conversation. */
function localeOf({ query }: FastifyRequest, known = 'id'): PageLocale {
  const { lang } = query as { lang?: unknown };
  const wanted = lang === 'id' || lang === 'en' ? lang : known;
  return wanted === 'en' ? 'en' : 'id';
}
