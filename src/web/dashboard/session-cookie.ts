import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'pasti_session';

/**
 * Over https a cookie's name begins with `__Host-`: browsers then take it only from this very host,
 * over https, for the whole site (RFC 6265bis, 4.1.3.2).
 */
export const cookieName = (name: string, secure: boolean): string =>
  secure ? `__Host-${name}` : name;

export const readSessionCookie = (request: FastifyRequest, secure: boolean): string | undefined =>
  request.cookies[cookieName(NAME, secure)];

/** Until the browser is closed: computers of an office are shared. */
export function setSessionCookie(reply: FastifyReply, secret: string, secure: boolean): void {
  void reply.setCookie(cookieName(NAME, secure), secret, { ...scope, secure });
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(cookieName(NAME, secure), { ...scope, secure });
}

const scope = { path: '/', httpOnly: true, sameSite: 'lax' } as const;
