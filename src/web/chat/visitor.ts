import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../failure.js';

const COOKIE = 'pasti_chat';
const PATH = '/chat';
const YEAR_S = 365 * 24 * 3600;
const ADDRESS = /^[\w-]{22}$/;

/** Whose conversation a request belongs to: the address that its signed cookie holds. */
export function visitorOf(request: FastifyRequest): string | undefined {
  const raw = request.cookies[COOKIE];
  if (raw === undefined) return undefined;
  const { valid, value } = request.unsignCookie(raw);
  return valid && ADDRESS.test(value) ? value : undefined;
}

/** @throws Failure 401 for a request without a visitor's cookie */
export function demandVisitor(request: FastifyRequest): string {
  const address = visitorOf(request);
  if (address === undefined) throw new Failure(401, 'no-cookie', 'error.noCookie');
  return address;
}

/**
 * Gives a visitor without one an address of 128 random bits, and everybody's cookie another year.
 * Nothing is stored until they say something.
 */
export function welcomeVisitor(
  request: FastifyRequest,
  reply: FastifyReply,
  secure: boolean,
): string {
  const address = visitorOf(request) ?? randomBytes(16).toString('base64url');
  void reply.setCookie(COOKIE, address, {
    path: PATH,
    httpOnly: true,
    sameSite: 'lax',
    secure,
    signed: true,
    maxAge: YEAR_S,
  });
  return address;
}

/** A short name of an address that may stand in a page: the address itself stays in the cookie. */
export function tagOf(address: string): string {
  return createHash('sha256').update(`tag:${address}`).digest('base64url').slice(0, 22);
}
