import type { PasswordHashing } from './hashing.js';
import { passwordFault, type PasswordFault } from './password-rules.js';
import type { UserStore } from './ports.js';
import { firstEmail, type User, type UserRole } from './user.js';
import type { Audit } from '../../ports/audit.js';
import type { AuditEntry } from '../../ports/audit.js';

export interface AccountParts {
  users: UserStore;
  hashing: PasswordHashing;
  audit: Audit;
  /** A password for one use. */
  newPassword: () => string;
  newId: () => string;
  now: () => Date;
}

/** An account with a password that its owner has to change. */
export interface OneTime {
  email: string;
  password: string;
}

/**
 * Makes the first user where there is none: the one the environment names, else `admin@localhost` with a
 * one-time password. Of several processes that try at once one succeeds.
 * @returns the one-time password, for whoever made it, once
 */
export async function createFirstUser(
  parts: AccountParts,
  named: { email: string; password: string } | undefined,
): Promise<OneTime | undefined> {
  if (await parts.users.any()) return undefined;
  if (named) {
    await addUser(parts, named.email, named.password, { mustChange: false, by: 'environment' });
    return undefined;
  }
  const created = await createUser(parts, firstEmail, 'start');
  return created.outcome === 'created' ? created.account : undefined;
}

export type Created = { outcome: 'created'; account: OneTime } | { outcome: 'exists' };

/** Makes an admin with a one-time password. */
export async function createUser(parts: AccountParts, email: string, by: string): Promise<Created> {
  const password = parts.newPassword();
  const added = await addUser(parts, email, password, { mustChange: true, by });
  return added ? { outcome: 'created', account: { email, password } } : { outcome: 'exists' };
}

async function addUser(
  parts: AccountParts,
  email: string,
  password: string,
  { mustChange, by, role = 'admin' }: { mustChange: boolean; by: string; role?: UserRole },
): Promise<boolean> {
  const passwordHash = await parts.hashing.hash(password);
  const at = parts.now();
  const added = await parts.users.create({
    ...{ email, passwordHash, role, mustChange },
    createdAt: at,
    sessionsValidFrom: at,
  });
  if (added) await record(parts, { action: `${role} created`, subject: email, by });
  return added;
}

/** Gives a user a one-time password and ends all sessions; undefined when there is no such user. */
export async function resetPassword(
  parts: AccountParts,
  email: string,
  by: string,
): Promise<OneTime | undefined> {
  const password = parts.newPassword();
  const passwordHash = await parts.hashing.hash(password);
  const at = parts.now();
  if (!(await parts.users.setPassword(email, { passwordHash, mustChange: true, at }))) {
    return undefined;
  }
  await record(parts, { action: 'password reset', subject: email, by });
  return { email, password };
}

/**
 * The user with this address and password. A failure is recorded without anything that was typed, as
 * people type passwords into the wrong field.
 * @param from Network address of the browser.
 */
export async function checkSignIn(
  parts: AccountParts,
  email: string | undefined,
  password: string,
  from: string,
): Promise<User | undefined> {
  const user = email === undefined ? undefined : await parts.users.find(email);
  if (await parts.hashing.verify(password, user?.passwordHash)) return user;
  const subject = user?.email ?? 'unknown account';
  await record(parts, { action: 'sign-in failed', subject, by: from });
  return undefined;
}

export type PasswordRefusal = PasswordFault | 'not-repeated' | 'wrong' | 'unchanged';

/**
 * Changes a user's own password and ends all sessions.
 * @param typed `current` may be missing while the password is a one-time one: it was just typed.
 * @returns why not
 */
export async function changePassword(
  parts: AccountParts,
  user: User,
  typed: { current: string | undefined; password: string; again: string },
): Promise<PasswordRefusal | undefined> {
  const { hashing, users } = parts;
  const { email, passwordHash: old } = user;
  if (!user.mustChange && !(await hashing.verify(typed.current ?? '', old))) return 'wrong';
  const fault = passwordFault(typed.password, email);
  if (fault) return fault;
  if (typed.password !== typed.again) return 'not-repeated';
  if (await hashing.verify(typed.password, old)) return 'unchanged';
  const passwordHash = await hashing.hash(typed.password);
  await users.setPassword(email, { passwordHash, mustChange: false, at: parts.now() });
  await record(parts, { action: 'password changed', subject: email, by: email });
  return undefined;
}

/** Writes one line of the audit log. */
export function record(
  { audit, newId, now }: Pick<AccountParts, 'audit' | 'newId' | 'now'>,
  entry: Pick<AuditEntry, 'action' | 'subject' | 'by'>,
): Promise<void> {
  return audit({ id: `user:${newId()}`, at: now(), ...entry });
}
