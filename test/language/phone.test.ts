import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPhone } from '../../src/language/phone.js';
import { inOneLine, readsAsTabled, thursday } from './reading-table.js';

describe('mobile numbers', () => {
  readsAsTabled(
    readPhone,
    `
    081300005678 -> +6281300005678
    0813-0000-5678 -> +6281300005678
    (0813) 0000 5678 -> +6281300005678
    81300005678 -> +6281300005678
    6281300005678 -> +6281300005678
    +62 813 0000 5678 -> +6281300005678
    +62 0813 0000 5678 -> +6281300005678
    0062 813 0000 5678 -> +6281300005678
    https://wa.me/6281300005678 -> +6281300005678
    nomor wa saya 0813 0000 5678 ya kak -> +6281300005678
    nomorku 0813 0000 5678 -> +6281300005678
    hp/wa: 081300005678. -> +6281300005678
    ０８１３００００５６７８ -> +6281300005678
    `,
  );
});

describe('what is no single mobile number', () => {
  readsAsTabled(
    readPhone,
    `
    081300005678 / 085700001111 -> ! several
    081300005678 085700001111 -> ! several
    081300005678 atau 0857 -> ! unclear
    0813ooo05678 -> ! letters
    0813xxxx5678 -> ! letters
    021 555 0123 -> ! landline
    +62 21 555 0123 -> ! landline
    0800 1 234 567 -> ! not_mobile
    +65 9123 4567 -> ! not_mobile
    0813 -> ! digits
    08130000567812 -> ! digits
    119 -> ! digits
    3171011203909912 -> ! digits
    081300005678ya -> ! letters
    081300005678? -> ! question
    bukan 081300005678 -> ! unclear
    nomor ini aja -> ! not_found
    tidak punya -> ! unclear
    nomor hp -> ! not_found
    `,
  );
});

describe('a number as the bot prints it', () => {
  it('is read back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('812', '813', '857', '878', '896', '831'),
        fc.integer({ min: 0, max: 99_999_999 }),
        (prefix, rest) => {
          const digits = prefix + String(rest).padStart(8, '0');
          const grouped = `0${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`;
          for (const text of [`+62${digits}`, grouped]) {
            expect(inOneLine(readPhone(text, thursday))).toBe(`+62${digits}`);
          }
        },
      ),
    );
  });
});
