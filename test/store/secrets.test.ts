import { describe, expect, it } from '@jest/globals';
import { createSecrets } from '../../src/store/secrets.js';

const key = (byte: number) => Buffer.alloc(32, byte);
const nik = '3174055708909901';

describe('secrets', () => {
  const secrets = createSecrets({ data: [key(1)], index: key(2) });

  it('open what they sealed, and never seal twice alike', () => {
    const one = secrets.seal(nik, '3174********9901');
    const two = secrets.seal(nik, '3174********9901');
    expect(one.masked).toBe('3174********9901');
    expect(one.sealed).not.toBe(two.sealed);
    expect(one.sealed).not.toContain(nik);
    expect([secrets.open(one.sealed), secrets.open(two.sealed)]).toEqual([nik, nik]);
  });

  it('open with older keys after a new one was put in front', () => {
    const { sealed } = secrets.seal(nik, '');
    const rotated = createSecrets({ data: [key(3), key(1)], index: key(2) });
    expect(rotated.open(sealed)).toBe(nik);
    expect(() => secrets.open(rotated.seal(nik, '').sealed)).toThrow(/unknown key/);
    expect(rotated.fingerprint(nik)).toBe(secrets.fingerprint(nik));
  });

  it('notice a change anywhere in what was sealed', () => {
    const { sealed } = secrets.seal(nik, '');
    const parts = sealed.split('.');
    for (const index of parts.keys()) {
      const changed = parts.map((part, at) => (at === index ? flip(part) : part)).join('.');
      expect(() => secrets.open(changed)).toThrow();
    }
    expect(() => secrets.open('')).toThrow();
    expect(() => secrets.open(nik)).toThrow();
  });

  it('fingerprint alike what is alike, and tell nothing without the key', () => {
    const other = createSecrets({ data: [key(1)], index: key(4) });
    expect(secrets.fingerprint(nik)).toBe(secrets.fingerprint(nik));
    expect(secrets.fingerprint(nik)).not.toBe(secrets.fingerprint('3174055708909902'));
    expect(secrets.fingerprint(nik)).not.toBe(other.fingerprint(nik));
  });

  it('want keys of 32 bytes', () => {
    expect(() => createSecrets({ data: [], index: key(2) })).toThrow(/32 bytes/);
    expect(() => createSecrets({ data: [Buffer.alloc(16)], index: key(2) })).toThrow(/32 bytes/);
    const short = { data: [key(1)], index: Buffer.alloc(31) };
    expect(() => createSecrets(short)).toThrow(/index key of 32 bytes/);
  });
});

/** The first character made another one. */
const flip = (part: string): string => (part.startsWith('A') ? 'B' : 'A') + part.slice(1);
