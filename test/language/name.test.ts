import { describe, expect, it } from '@jest/globals';
import { readName } from '../../src/language/name.js';
import { inOneLine, readsAsTabled, thursday } from './reading-table.js';

describe('names', () => {
  readsAsTabled(
    readName,
    `
    dewi lestari -> Dewi Lestari
    DEWI LESTARI -> Dewi Lestari
    nama saya dewi lestari kak -> Dewi Lestari
    nama: dewi -> Dewi
    perkenalkan nama saya dewi ya -> Dewi
    halo, saya dewi -> Dewi
    iya, dewi lestari -> Dewi Lestari
    bu dewi -> Dewi
    dewi lestari, makasih -> Dewi Lestari
    Dewi Lestari. -> Dewi Lestari
    Dewi Lestari 😊 -> Dewi Lestari
    m. yusuf -> M. Yusuf
    hj. aisyah, s.pd. -> Hj. Aisyah, S.Pd.
    nur'aini -> Nur'aini
    umar BIN ali -> Umar BIN Ali
    UMAR BIN ALI -> Umar bin Ali
    I Gusti Ngurah Rai -> I Gusti Ngurah Rai
    Park Min -> Park Min
    josé -> José
    محمد -> محمد
    oki -> Oki
    slamet -> Slamet
    `,
  );
});

describe('what is no name', () => {
  readsAsTabled(
    readName,
    `
    d -> ! too_short
    dewi 99 -> ! digits
    3171011203909912 -> ! digits
    siapa? -> ! question
    dewi@contoh.id -> ! characters
    Dewi & Budi -> ! characters
    halo -> ! not_a_name
    menu -> ! not_a_name
    batal kak -> ! not_a_name
    ya -> ! not_a_name
    tidak mau -> ! not_a_name
    nama saya -> ! not_a_name
    saya mau daftar -> ! not_a_name
    apa ini -> ! not_a_name
    👍 -> ! not_a_name
    jl tebet raya -> ! not_a_name
    `,
  );

  it('takes one line only, of bearable length', () => {
    expect(inOneLine(readName('dewi\nlestari', thursday))).toBe('! lines');
    expect(inOneLine(readName('dewi '.repeat(17), thursday))).toBe('! too_long');
    expect(inOneLine(readName('  ', thursday))).toBe('! not_found');
  });

  it('reads its own result as the same name', () => {
    for (const text of ['dewi lestari', 'hj. aisyah, s.pd.', 'UMAR BIN ALI', "o'neil-siregar"]) {
      const once = inOneLine(readName(text, thursday));
      expect(inOneLine(readName(once, thursday))).toBe(once);
    }
  });
});
