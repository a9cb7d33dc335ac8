import { longestPassword } from '../sign-in/password-rules.js';

/** A form has few, short fields. */
export const formLimit = 8 * 1024;

/** One field of a posted form; empty when it is missing, or is not one text. */
export function readField(body: unknown, name: string): string {
  const value = (body as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

/** The values of a field that a form may hold several times, such as boxes that are ticked. */
export function readFields(body: unknown, name: string): string[] {
  const value = (body as Record<string, unknown> | null | undefined)?.[name];
  return [value].flat().filter((one) => typeof one === 'string');
}

/** Several keyboards write the same letter as different code points: NFKC makes them one (NIST SP 800-63B). */
export function readPassword(body: unknown, name: string): string {
  const password = readField(body, name).normalize('NFKC');
  // Still too long for the rules when it is cut, whatever its letters take.
  return password.slice(0, longestPassword * 2 + 2);
}
