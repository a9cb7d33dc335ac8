import type { FastifyError, FastifyInstance } from 'fastify';
import { wantsPage } from '../errors.js';
import { Failure } from '../failure.js';
import { sendPage, wordsIn } from './page.js';
import { type Desk } from './parts.js';

/** Shows refusals in the dashboard's own frame and words; what broke goes on to the site's handler. */
export function answerDashboardErrors(app: FastifyInstance, desk: Desk): void {
  app.setErrorHandler((error: FastifyError | Failure, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500 && !(error instanceof Failure)) throw error;
    const { words } = wordsIn(desk, request, reply);
    const code = error instanceof Failure ? error.code : 'invalid';
    const message = words(error instanceof Failure ? error.key : 'error.invalid');
    if (!wantsPage(request)) return reply.code(status).send({ error: code, message });
    const title = words('error.title');
    return sendPage(desk, request, reply, 'web/dashboard/views/notice', { title, status, message });
  });
}
