import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { User, UserRole } from '../sign-in/user.js';
import { wantsPage } from '../errors.js';
import { Failure } from '../failure.js';
import type { DashboardParts } from './parts.js';
import { readUser } from './sessions.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in to the dashboard. */
    user: User | undefined;
  }
}

/** Finds out who is signed in, for every route of this plugin, before anything else. */
export function recogniseUsers(app: FastifyInstance, parts: DashboardParts): void {
  app.decorateRequest('user', undefined);
  app.addHook('onRequest', async (request, reply) => {
    // What somebody who is signed in sees must not be shown again from a cache after they left.
    void reply.header('cache-control', 'no-store');
    request.user = await readUser(parts, request);
  });
}

type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/**
 * Lets only users with one of these roles through. Others are sent to the sign-in, or to the change of
 * their one-time password; programs get 401 or 403.
 */
export const demandRole =
  (roles: readonly UserRole[]): Hook =>
  (request, reply) => {
    const { user } = request;
    if (!user) return turnAway(request, reply, 401, '/login');
    if (user.mustChange) return turnAway(request, reply, 403, '/password');
    if (!roles.includes(user.role)) throw new Failure(403, 'forbidden', 'error.forbidden');
    return Promise.resolve(undefined);
  };

/** Lets everybody who is signed in through, whatever their password. */
export const demandUser: Hook = (request, reply) =>
  request.user ? Promise.resolve(undefined) : turnAway(request, reply, 401, '/login');

function turnAway(
  request: FastifyRequest,
  reply: FastifyReply,
  status: 401 | 403,
  to: '/login' | '/password',
): Promise<unknown> {
  if (wantsPage(request)) reply.redirect(to, 303);
  else {
    const error = status === 401 ? 'not-signed-in' : 'must-change-password';
    void reply.code(status).send({ error });
  }
  // A hook that gives the reply back has answered: the route is not run.
  return Promise.resolve(reply);
}

/** The user of a route behind one of the hooks above. */
export function userOf(request: FastifyRequest): User {
  if (!request.user) throw new Error('the route is not behind a guard');
  return request.user;
}
