import type { Sealed } from './sealed.js';

/** Keeps identity numbers unreadable at rest, and findable. */
export interface Secrets {
  /** Encrypts a value; two times the same value gives two different texts. */
  seal(value: string, masked: string): Sealed;
  /** @throws Error if the text was not sealed with a known key, or was changed */
  open(sealed: string): string;
  /** Was it sealed with the key that seals now? */
  isCurrent(sealed: string): boolean;
  /** Encrypts bytes; `name` is bound to them: under another one they can not be opened. */
  sealBytes(bytes: Uint8Array, name: string): Uint8Array;
  /** @throws Error if they were not sealed under this name with a known key, or were changed */
  openBytes(sealed: Uint8Array, name: string): Uint8Array;
  areCurrent(sealed: Uint8Array): boolean;
  /** The same for the same value, and tells nothing about it without the key. */
  fingerprint(value: string): string;
}
