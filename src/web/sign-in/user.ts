/** What somebody may do in the dashboard. */
export const userRoles = ['admin', 'coach'] as const;
export type UserRole = (typeof userRoles)[number];

/** Somebody who signs in to the dashboard. */
export interface User {
  /** Lower-cased; the natural id. */
  email: string;
  /** Argon2id, in PHC form. */
  passwordHash: string;
  role: UserRole;
  /** The password is a one-time one: nothing else can be done before it is changed. */
  mustChange: boolean;
  createdAt: Date;
  lastSignInAt?: Date;
  /** Sessions opened before are over. */
  sessionsValidFrom: Date;
}

/** The first user, where the environment names none. */
export const firstEmail = 'admin@localhost';

const longestEmail = 254;

/**
 * An address as it is kept: trimmed, lower case; undefined when it can not be one. Hosts without a dot
 * are fine (`admin@localhost`).
 */
export function readEmail(text: string): string | undefined {
  const email = text.trim().normalize('NFC').toLowerCase();
  const plausible = /^[^\s@<>"]+@[^\s@<>"]+$/.test(email) && email.length <= longestEmail;
  return plausible ? email : undefined;
}
