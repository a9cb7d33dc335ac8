export const shortestPassword = 12;
/** Beyond this a password is not read: hashing megabytes would be a way to keep the server busy. */
export const longestPassword = 200;

const fewestLetters = 5;

export type PasswordFault = 'too-short' | 'too-long' | 'is-email' | 'too-simple';

/**
 * What is wrong with a new password; undefined when it is fine. Length counts, mixed signs are not
 * demanded (NIST SP 800-63B, 5.1.1.2).
 */
export function passwordFault(password: string, email: string): PasswordFault | undefined {
  const letters = Array.from(password);
  if (letters.length < shortestPassword) return 'too-short';
  if (letters.length > longestPassword) return 'too-long';
  if (password.trim().toLowerCase() === email) return 'is-email';
  if (new Set(letters).size < fewestLetters) return 'too-simple';
  return undefined;
}

/** Letters and digits that are not mistaken for each other when read from a screen. */
const clear = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * A password for one use, such as `k7mp-x3qd-9wtn-hc4f` (79 bits).
 * @param pick A random whole number from 0 to below `count`, from a source fit for secrets.
 */
export function oneTimePassword(pick: (count: number) => number): string {
  const letter = () => clear.charAt(pick(clear.length));
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, letter).join('')).join('-');
}
