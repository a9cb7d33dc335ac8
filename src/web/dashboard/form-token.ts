import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../failure.js';
import { demandSameOrigin } from '../security.js';
import { cookieName } from './session-cookie.js';
import type { DashboardParts } from './parts.js';

const NAME = 'pasti_form';
const FIELD = '_form';
const SECRET = /^[\w-]{43}$/;

/**
 * The token that a form carries: only a page of ours can know it, since it is made from a secret in a
 * cookie of the same browser. It is there before the sign-in too, so that nobody can be signed in to
 * somebody else's account by a foreign page.
 */
export function formToken(
  { config, newSecret }: DashboardParts,
  request: FastifyRequest,
  reply: FastifyReply,
): string {
  const known = readSecret(request, config.secureCookies);
  const secret = known ?? newSecret();
  if (known === undefined) {
    void reply.setCookie(cookieName(NAME, config.secureCookies), secret, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: config.secureCookies,
    });
  }
  return sign(config.formKey, secret);
}

/** Refuses a form that does not come from a page of ours. @throws Failure 403 */
export function demandOwnForm({ config }: DashboardParts, request: FastifyRequest): void {
  demandSameOrigin(request, config.publicUrl);
  const secret = readSecret(request, config.secureCookies);
  const given = (request.body as Record<string, unknown> | null | undefined)?.[FIELD];
  const fits =
    secret !== undefined &&
    typeof given === 'string' &&
    sameText(given, sign(config.formKey, secret));
  if (!fits) throw new Failure(403, 'stale-form', 'error.stale');
}

function readSecret(request: FastifyRequest, secure: boolean): string | undefined {
  const secret = request.cookies[cookieName(NAME, secure)];
  return secret !== undefined && SECRET.test(secret) ? secret : undefined;
}

const sign = (key: string, secret: string): string =>
  createHmac('sha256', key).update(`form ${secret}`).digest('base64url');

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
