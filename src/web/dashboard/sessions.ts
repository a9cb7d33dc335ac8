import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { endOf, isDue, isLive } from '../sign-in/sign-in.js';
import type { User } from '../sign-in/user.js';
import type { DashboardParts } from './parts.js';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.js';

type Parts = Pick<DashboardParts, 'config' | 'accounts' | 'signIns' | 'newSecret' | 'clock'>;

const SECRET = /^[\w-]{43}$/;

/** The store knows a session by this only: who reads the store can not use what is in it. */
const fingerprint = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url');

/** Whose session a request belongs to, if it still counts; its use is noted. */
export async function readUser(parts: Parts, request: FastifyRequest): Promise<User | undefined> {
  const secret = readSessionCookie(request, parts.config.secureCookies);
  if (secret === undefined || !SECRET.test(secret)) return undefined;
  const signIn = await parts.signIns.find(fingerprint(secret));
  if (!signIn) return undefined;
  const now = parts.clock.now();
  const user = await parts.accounts.users.find(signIn.email);
  if (!user || !isLive(signIn, user, now)) {
    await parts.signIns.close(signIn.id);
    return undefined;
  }
  if (isDue(signIn, now)) {
    await parts.signIns.touch(signIn.id, now, endOf(signIn.createdAt, now));
  }
  return user;
}

/**
 * Opens a session under a new secret; the one that this browser had before, if any, is closed.
 * @param since When the password began to be checked: if it is changed meanwhile, the session is void.
 */
export async function openSession(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  { email, since }: { email: string; since: Date },
): Promise<void> {
  await closeOwn(parts, request);
  const now = parts.clock.now();
  const secret = parts.newSecret();
  await parts.signIns.sweep(now);
  await parts.signIns.open({
    id: fingerprint(secret),
    email,
    createdAt: since,
    seenAt: now,
    expiresAt: endOf(since, now),
  });
  setSessionCookie(reply, secret, parts.config.secureCookies);
}

/** Ends the session of this browser. */
export async function closeSession(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  await closeOwn(parts, request);
  clearSessionCookie(reply, parts.config.secureCookies);
}

async function closeOwn(parts: Parts, request: FastifyRequest): Promise<void> {
  const secret = readSessionCookie(request, parts.config.secureCookies);
  if (secret !== undefined) await parts.signIns.close(fingerprint(secret));
}
