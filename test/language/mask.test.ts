import { describe, expect, it } from '@jest/globals';
import { maskDigits, maskNik } from '../../src/language/mask.js';

describe('masking', () => {
  it('keeps both ends of a NIK', () => {
    expect(maskNik('3171011203909912')).toBe('3171********9912');
    expect(maskNik('12345')).toBe('*****');
  });

  it('hides every long run of digits, with separators inside', () => {
    expect(maskDigits('nik 3171 0112 0390 9912, lahir 12/03/1990')).toBe(
      'nik **** **** **** ****, lahir 12/03/1990',
    );
    expect(maskDigits('3171.01.120390.9912x3171011203909912')).not.toMatch(/\d/);
  });

  it('leaves amounts, phones and dates readable', () => {
    const text = 'Rp1.500.000.000 ke 081300005678 pada 2026-03-12';
    expect(maskDigits(text)).toBe(text);
  });
});
