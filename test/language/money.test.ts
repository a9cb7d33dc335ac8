import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readMoney } from '../../src/language/money.js';
import { inOneLine, readsAsTabled, thursday } from './reading-table.js';

describe('amounts in figures', () => {
  readsAsTabled(
    readMoney,
    `
    Rp 750.000 -> 750000
    rp.1.250.000,- -> 1250000
    Rp2.000.000,00 -> 2000000
    IDR 40.000 -> 40000
    3 500 000 -> 3500000
    4,500,000 -> 4500000
    4,500,000.00 -> 4500000
    625000 -> 625000
    0 -> 0
    Rp0 -> 0
    ８００００ -> 80000
    `,
  );
});

describe('amounts with unit words', () => {
  readsAsTabled(
    readMoney,
    `
    75rb -> 75000
    75 rebu -> 75000
    60k -> 60000
    3,5jt -> 3500000
    3.5 juta -> 3500000
    0,75 jt -> 750000
    1,25 miliar -> 1250000000
    2 M -> 2000000000
    4 jeti -> 4000000
    1250rb -> 1250000
    7 ratus ribu -> 700000
    4 ratus 50 ribu -> 450000
    2jt750rb -> 2750000
    2 juta 750 ribu -> 2750000
    1 miliar 250 juta -> 1250000000
    12 ribu 500 -> 12500
    1½ juta -> 1500000
    2 1/2 jt -> 2500000
    3/4 juta -> 750000
    `,
  );
});

describe('amounts in words', () => {
  readsAsTabled(
    readMoney,
    `
    tujuh ratus lima puluh ribu -> 750000
    duaratus tigapuluh ribu -> 230000
    sejuta -> 1000000
    sejuta enam ratus ribu -> 1600000
    satu setengah juta -> 1500000
    setengah juta -> 500000
    seperempat juta -> 250000
    tiga perempat juta -> 750000
    dua koma lima juta -> 2500000
    sepuluh ribu lima ratus -> 10500
    empat belas ribu -> 14000
    enem ratus rebu -> 600000
    rong juta -> 2000000
    sembian ratus ribu -> 900000
    seprempat juta -> 250000
    nol rupiah -> 0
    `,
  );
});

describe('the thousands left out behind millions', () => {
  readsAsTabled(
    readMoney,
    `
    3 juta 4 ratus -> 3400000
    tiga juta empat ratus -> 3400000
    1 juta 750 -> 1750000
    2jt500 -> 2500000
    dua juta setengah -> 2500000
    1 juta 25 -> ! unclear
    2jt5 -> ! unclear
    tiga juta enam -> ! unclear
    1 juta 250 perak -> ! unclear
    1 miliar 500 -> ! unclear
    `,
  );
});

describe('slang of the market', () => {
  readsAsTabled(
    readMoney,
    `
    seceng -> 1000
    goceng -> 5000
    noban -> 20000
    cepek ceng -> 100000
    700 perak -> 700
    gopek -> ! unclear
    gocap -> ! unclear
    seratus ibu -> ! unclear
    satus miliar -> ! vague
    `,
  );
});

describe('words that leave the amount as it is', () => {
  readsAsTabled(
    readMoney,
    `
    sekitar 4 juta -> 4000000
    sktr 4jt -> 4000000
    kira-kira 800rb -> 800000
    kira2 800rb -> 800000
    krg lbh 3 jt -> 3000000
    6 jutaan -> 6000000
    200an ribu -> 200000
    1jt-an -> 1000000
    omset saya 9 juta per bulan -> 9000000
    9jt/bln -> 9000000
    5jt kak -> 5000000
    5 jt ya min 🙏 -> 5000000
    `,
  );
});

describe('amounts that are refused', () => {
  readsAsTabled(
    readMoney,
    `
    1.25.000 -> ! malformed
    12.5 -> ! malformed
    2,5 -> ! malformed
    75,000 -> ! malformed
    1.500.000,50 -> ! malformed
    007 -> ! malformed
    10² -> ! malformed
    1.500 ribu -> ! unclear
    -75000 -> ! negative
    minus 75 ribu -> ! negative
    min 5jt -> ! negative
    rugi 2 juta -> ! negative
    2 - 3 juta -> ! range
    2 sampai 3 juta -> ! range
    2jt atau 3jt -> ! range
    dua tiga juta -> ! range
    500rb 1jt -> ! range
    5 triliun -> ! range
    lebih dari 2 juta -> ! vague
    2 juta lebih -> ! vague
    hampir sejuta -> ! vague
    jutaan -> ! vague
    100rb sehari -> ! period
    2jt per minggu -> ! period
    90 dolar -> ! foreign
    $90 -> ! foreign
    4 kg -> ! unit
    081311112222 -> ! looks_like_id
    81311112222 -> ! looks_like_id
    6281311112222 -> ! looks_like_id
    3171011203909912 -> ! looks_like_id
    5jt? -> ! question
    halo -> ! not_found
    belum ada -> ! not_found
    `,
  );
});

const rupiah = fc.integer({ min: 0, max: 1_000_000_000_000 });
const printed = (amount: number) => `Rp${amount.toLocaleString('id-ID')}`;

describe('amounts as the bot prints them', () => {
  it('are read back as the same amount', () => {
    fc.assert(
      fc.property(rupiah, (amount) => {
        expect(inOneLine(readMoney(printed(amount), thursday))).toBe(String(amount));
      }),
    );
  });

  it('do not change with case, spacing, politeness and emoji', () => {
    const around = fc.constantFrom('', ' kak', ' ya', ' min', ' dong kak', ' 🙏', ' .', '!');
    const cases = fc.constantFrom(
      (text: string) => text.toUpperCase(),
      (text: string) => text.toLowerCase(),
      (text: string) => `  ${text} `,
      (text: string) => text.replace('Rp', 'Rp '),
    );
    fc.assert(
      fc.property(rupiah, around, cases, (amount, after, change) => {
        expect(inOneLine(readMoney(change(printed(amount)) + after, thursday))).toBe(
          String(amount),
        );
      }),
    );
  });
});
