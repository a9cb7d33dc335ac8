import type { User } from './user.js';

const hourMs = 3_600_000;
/** A session ends when nothing was asked for so long ... */
export const idleMs = 8 * hourMs;
/** ... and in any case so long after the sign-in. */
export const longestMs = 7 * 24 * hourMs;
/** Use of a session is noted at most this often. */
const noteEveryMs = 60_000;

/** One sign-in of a user, from one browser. */
export interface SignIn {
  /** Fingerprint of the random id that the browser holds; from it the id can not be told. */
  id: string;
  email: string;
  createdAt: Date;
  seenAt: Date;
  /** When it ends, unless it is used again. */
  expiresAt: Date;
}

/** When a session ends that is used now. */
export const endOf = (createdAt: Date, now: Date): Date =>
  new Date(Math.min(now.getTime() + idleMs, createdAt.getTime() + longestMs));

/** Whether a session still counts for this user. */
export const isLive = (signIn: SignIn, user: User, now: Date): boolean =>
  signIn.expiresAt > now && signIn.createdAt >= user.sessionsValidFrom;

/** Whether its use should be noted, which moves its end. */
export const isDue = (signIn: SignIn, now: Date): boolean =>
  now.getTime() - signIn.seenAt.getTime() >= noteEveryMs;

const freeTries = 3;
const longestWaitMs = 5 * 60_000;

/**
 * How long an account rests after so many failed sign-ins in a row: not at all up to three, then 1 s,
 * 2 s, 4 s ... It is bounded, since a stranger could otherwise lock somebody out for good.
 */
export const restAfter = (failures: number): number =>
  failures <= freeTries ? 0 : Math.min(longestWaitMs, 1000 * 2 ** (failures - freeTries - 1));
