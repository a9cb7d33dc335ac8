import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkSignIn, record } from '../sign-in/accounts.js';
import { readEmail } from '../sign-in/user.js';
import { demandOwnForm } from './form-token.js';
import { sendPage, wordsIn } from './page.js';
import { type Desk } from './parts.js';
import { formLimit, readField, readPassword } from './read-form.js';
import { closeSession, openSession } from './sessions.js';
import { SignInThrottle } from './throttle.js';

const perAddress = 20;

/** `GET` and `POST /login`, `POST /logout`. */
export function addLoginRoutes(app: FastifyInstance, desk: Desk): void {
  const { parts } = desk;
  app.get('/login', (request, reply) => {
    if (request.user) return reply.redirect('/', 303);
    return showForm(desk, request, reply, {});
  });
  const tooOften = createAddressCheck(app, parts.config.signInsPerAddress ?? perAddress);
  const throttle = new SignInThrottle();
  app.post('/login', { bodyLimit: formLimit }, async (request, reply) => {
    demandOwnForm(parts, request);
    const typed = readField(request.body, 'email').slice(0, 300);
    const email = readEmail(typed);
    const account = email ?? typed;
    const since = parts.clock.now();
    const waitMs = (await tooOften(request)) || throttle.tryNow(account, since);
    if (waitMs > 0) return askToWait(desk, request, reply, { email: typed, waitMs });
    const password = readPassword(request.body, 'password');
    const user = await checkSignIn(parts.accounts, email, password, request.ip);
    if (!user) return showForm(desk, request, reply, { email: typed, fault: 'wrong', status: 401 });
    throttle.forget(account);
    await openSession(parts, request, reply, { email: user.email, since });
    await parts.accounts.users.recordSignIn(user.email, parts.clock.now());
    await record(parts.accounts, { action: 'signed in', subject: user.email, by: user.email });
    // Always the same places: nothing in a request says where to go.
    return reply.redirect(user.mustChange ? '/password' : '/', 303);
  });
  app.post('/logout', { bodyLimit: formLimit }, async (request, reply) => {
    demandOwnForm(parts, request);
    const { user } = request;
    await closeSession(parts, request, reply);
    if (user) {
      await record(parts.accounts, { action: 'signed out', subject: user.email, by: user.email });
    }
    return reply.redirect('/', 303);
  });
}

interface Shown {
  email?: string;
  fault?: 'wrong' | 'wait';
  seconds?: number;
  status?: number;
}

function showForm(desk: Desk, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const { words } = wordsIn(desk, request, reply);
  const { fault, seconds = 0, email = '', status = 200 } = shown;
  const message = fault && words(`login.${fault}`, { seconds });
  return sendPage(desk, request, reply, 'web/dashboard/views/login', {
    ...{ title: words('login.title'), status, email, message },
  });
}

function askToWait(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { email, waitMs }: { email: string; waitMs: number },
) {
  const seconds = Math.ceil(waitMs / 1000);
  void reply.header('retry-after', seconds);
  return showForm(desk, request, reply, { email, fault: 'wait', seconds, status: 429 });
}

/** So many tries in ten minutes from one network address. @returns how long to wait, in ms */
function createAddressCheck(app: FastifyInstance, max: number) {
  const check = app.createRateLimit({
    max,
    timeWindow: '10 minutes',
    keyGenerator: ({ ip }) => `sign-in:${ip}`,
  });
  return async (request: FastifyRequest): Promise<number> => {
    const result = await check(request);
    return !result.isAllowed && result.isExceeded ? Math.max(1000, result.ttl) : 0;
  };
}
