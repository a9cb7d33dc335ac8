import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from './failure.js';
import { localeOf, wordsOf } from './locale.js';
import type { WebParts } from './types.js';
import { renderView } from './views.js';

/** What answering an error takes. */
type ErrorParts = Pick<WebParts, 'config' | 'logger' | 'messages'>;

interface Shown {
  status: number;
  code: string;
  title: string;
  text: string;
}

/** Programs get JSON, people a page: who asks for HTML is a person. */
export const wantsPage = (request: FastifyRequest): boolean =>
  request.headers.accept?.includes('text/html') ?? false;

/** Answers unknown addresses and everything that was thrown, in the person's language. */
export function answerErrors(app: FastifyInstance, parts: ErrorParts, style: string): void {
  app.setNotFoundHandler((request, reply) => {
    const words = wordsOf(parts, request);
    return show(
      request,
      reply,
      { parts, style },
      {
        status: 404,
        code: 'not-found',
        title: words('error.notFoundTitle'),
        text: words('error.notFound'),
      },
    );
  });
  app.setErrorHandler((error: FastifyError | Failure, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500 && !(error instanceof Failure)) {
      // The route, not the address: a secure form's token stands in the address.
      const route = request.routeOptions.url;
      parts.logger.error({ err: error, requestId: request.id, route }, 'A request failed');
    }
    if (error instanceof Failure && error.retryAfterS !== undefined) {
      void reply.header('retry-after', error.retryAfterS);
    }
    return show(request, reply, { parts, style }, describe(error, status, parts, request));
  });
}

function describe(
  error: FastifyError | Failure,
  status: number,
  parts: ErrorParts,
  request: FastifyRequest,
): Shown {
  const words = wordsOf(parts, request);
  if (error instanceof Failure) {
    const title = words(error.titleKey);
    return { status, code: error.code, title, text: words(error.key, error.values) };
  }
  if (status === 413) {
    const text = words('error.tooLong', { max: '10.000' });
    return { status, code: 'too-long', title: words('error.unsentTitle'), text };
  }
  if (status < 500) {
    const text = words('error.invalid');
    return { status, code: 'invalid', title: words('error.unsentTitle'), text };
  }
  const title = words('error.brokenTitle');
  return { status: 500, code: 'broken', title, text: words('error.broken') };
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, style }: { parts: ErrorParts; style: string },
  shown: Shown,
): FastifyReply {
  void reply.code(shown.status).header('cache-control', 'no-store');
  if (!wantsPage(request)) return reply.send({ error: shown.code, message: shown.text });
  const words = wordsOf(parts, request);
  const data = { ...shown, lang: localeOf(request), words, style, form: null };
  return reply.type('text/html; charset=utf-8').send(renderView('web/views/message', data));
}
