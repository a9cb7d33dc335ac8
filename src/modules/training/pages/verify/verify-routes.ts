import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VerifiedCertificate } from '../../verify.js';
import { sayWhen } from '../../when.js';
import { Failure } from '../../../../web/failure.js';
import { rememberLocale } from '../../../../web/locale.js';
import type { PublicPages, Translate, WebParts } from '../../../../web/types.js';
import { renderView } from '../../../../web/views.js';

/** Look-ups that one network address may make in a minute: enough for an office, few for a guesser. */
const perMinute = 30;

const longestNumber = 40;

export interface VerifySource {
  /** The certificate of a number; undefined for one that is not known. */
  find(number: string): Promise<VerifiedCertificate | undefined>;
  /** Words of `locales/<locale>/trainings.json`. */
  words: Translate;
  timeZone: string;
}

/** `GET /verify` and `GET /verify/:number`: whether a certificate is ours, with the name masked. */
export const verifyPages =
  (source: VerifySource): PublicPages =>
  (app, parts, style) => {
    const tooOften = app.createRateLimit({
      max: perMinute,
      timeWindow: '1 minute',
      keyGenerator: ({ ip }) => `verify:${ip}`,
    });
    const show = async (request: FastifyRequest, reply: FastifyReply, typed?: string) => {
      void reply.header('x-robots-tag', 'noindex').header('cache-control', 'no-store');
      const result = typed === undefined ? undefined : await tooOften(request);
      if (result && !result.isAllowed && result.isExceeded) {
        const seconds = Math.max(1, Math.ceil(result.ttlInSeconds));
        const values = { seconds };
        throw new Failure(429, 'too-fast', 'error.tooFast', { values, retryAfterS: seconds });
      }
      const number = typed?.slice(0, longestNumber);
      const found = number === undefined ? undefined : await source.find(number);
      return sendPage(source, parts, request, reply, { style, number, found });
    };
    app.get<{ Querystring: { number?: unknown } }>('/verify', (request, reply) => {
      const { number } = request.query;
      return show(request, reply, typeof number === 'string' ? number : undefined);
    });
    app.get<{ Params: { number: string } }>('/verify/:number', (request, reply) =>
      show(request, reply, request.params.number),
    );
  };

function sendPage(
  { words: say, timeZone }: VerifySource,
  parts: WebParts,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: { style: string; number: string | undefined; found: VerifiedCertificate | undefined },
): FastifyReply {
  const { style, number, found } = shown;
  const lang = rememberLocale(request, reply, parts.config.secureCookies);
  const words = (key: string) => say(lang, `verify.${key}`);
  const day = new Intl.DateTimeFormat(lang === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeZone,
  });
  const page = renderView('modules/training/pages/verify/verify', {
    ...{ lang, style, words, number: number ?? '' },
    path: number === undefined ? '/verify' : `/verify/${encodeURIComponent(number)}`,
    state: number === undefined ? undefined : found ? 'valid' : 'unknown',
    rows: found && [
      [words('number'), found.number],
      [words('name'), found.maskedName],
      [words('training'), `${found.title}, ${found.kecamatan}`],
      [words('when'), sayWhen(found, lang, timeZone)],
      [words('given'), day.format(found.given)],
    ],
  });
  return reply
    .code(number !== undefined && !found ? 404 : 200)
    .type('text/html; charset=utf-8')
    .send(page);
}
