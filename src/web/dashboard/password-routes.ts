import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { changePassword, type PasswordRefusal } from '../sign-in/accounts.js';
import { longestPassword, shortestPassword } from '../sign-in/password-rules.js';
import { demandOwnForm } from './form-token.js';
import { demandUser, userOf } from './guard.js';
import { sendPage, wordsIn } from './page.js';
import { type Desk } from './parts.js';
import { formLimit, readPassword } from './read-form.js';
import { openSession } from './sessions.js';
import { SignInThrottle } from './throttle.js';

const limits = { shortest: shortestPassword, longest: longestPassword };

/** `GET` and `POST /password`: the change of one's own password; with a one-time one there is nothing else. */
export function addPasswordRoutes(app: FastifyInstance, desk: Desk): void {
  const { parts } = desk;
  const throttle = new SignInThrottle();
  app.get('/password', { onRequest: demandUser }, (request, reply) => {
    const { done } = request.query as { done?: unknown };
    return showForm(desk, request, reply, { changed: done !== undefined });
  });
  const options = { onRequest: demandUser, bodyLimit: formLimit };
  app.post('/password', options, async (request, reply) => {
    demandOwnForm(parts, request);
    const user = userOf(request);
    const waitMs = throttle.tryNow(user.email, parts.clock.now());
    if (waitMs > 0) {
      void reply.header('retry-after', Math.ceil(waitMs / 1000));
      return showForm(desk, request, reply, { waitMs });
    }
    const refusal = await changePassword(parts.accounts, user, {
      current: readPassword(request.body, 'current'),
      password: readPassword(request.body, 'password'),
      again: readPassword(request.body, 'again'),
    });
    if (refusal !== 'wrong') throttle.forget(user.email);
    if (refusal) return showForm(desk, request, reply, { refusal });
    await parts.signIns.closeAll(user.email);
    await openSession(parts, request, reply, { email: user.email, since: parts.clock.now() });
    return reply.redirect(user.mustChange ? '/' : '/password?done', 303);
  });
}

function showForm(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: { refusal?: PasswordRefusal; changed?: boolean; waitMs?: number },
) {
  const { words } = wordsIn(desk, request, reply);
  const { refusal, changed = false, waitMs = 0 } = shown;
  const message =
    waitMs > 0
      ? words('login.wait', { seconds: Math.ceil(waitMs / 1000) })
      : refusal && words(`password.fault.${refusal}`, limits);
  return sendPage(desk, request, reply, 'web/dashboard/views/password', {
    title: words('password.title'),
    status: waitMs > 0 ? 429 : refusal ? 422 : 200,
    ...{ message, changed, refusal, limits },
    forced: userOf(request).mustChange,
  });
}
