import { describe, expect, it } from '@jest/globals';
import { initialFacts } from '../../../src/modules/facts/seed-facts.js';
import { loadWords } from '../../../src/i18n/words.js';
import { checkFact } from '../../../src/modules/facts/check-fact.js';
import type { Fact } from '../../../src/modules/facts/fact.js';
import { asOfText, factLine } from '../../../src/modules/facts/fact-line.js';

const at = new Date('2026-11-24T03:00:00Z');
const today = '2026-11-24';
const facts = initialFacts(at);
const byId = (id: string) => facts.find((fact) => fact.id === id)!;
const words = loadWords('locales', 'Asia/Jakarta');
const say = (locale: string, key: string, values: object) =>
  words.say(locale, `facts:${key}`, values);

describe('the facts that come with the program', () => {
  it.each(facts.map((fact) => [fact.id, fact] as const))('%s can be kept', (_, fact) => {
    expect(checkFact(fact, today)).toEqual([]);
  });

  it('have ids of their own', () => {
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
  });

  it('name what is not certain', () => {
    const open = facts.filter(({ certain }) => !certain).map(({ id }) => id);
    expect(open).toEqual(
      expect.arrayContaining([
        'deadline.halal_umk',
        'rate.kur_super_mikro',
        'product.monas_pemula',
      ]),
    );
  });
});

describe('a fact in words', () => {
  it.each([
    ['fee.merek_umk', 'id', 'Rp500.000 per kelas untuk UMK (berlaku per 2023, sumber: DJKI)'],
    [
      'fee.merek_umk',
      'en',
      'Rp500,000 per class for micro and small businesses (as of 2023, source: DJKI)',
    ],
    [
      'limit.halal_turnover',
      'id',
      'omzet paling banyak Rp15 miliar setahun (berlaku per 2026, sumber: BPJPH, SEHATI 2026)',
    ],
    [
      'limit.halal_turnover',
      'en',
      'turnover of at most Rp15 billion a year (as of 2026, source: BPJPH, SEHATI 2026)',
    ],
    [
      'rate.kur',
      'id',
      '6% setahun, tetap (berlaku per Januari 2026, sumber: Menteri UMKM, revisi Permenko 7/2025)',
    ],
    [
      'rate.kur_super_mikro',
      'id',
      '3% atau 6% setahun; sumber berbeda-beda (belum pasti; tanyakan ke petugas. Per 2026, sumber: berita 2026)',
    ],
  ])('%s in %s', (id, locale, line) => {
    expect(factLine(say, byId(id), locale)).toBe(line);
  });

  it.each([
    ['2023', 'id', '2023'],
    ['2026-01', 'en', 'January 2026'],
    ['2023-06-07', 'id', '7 Juni 2023'],
  ])('%s in %s is %s', (asOf, locale, text) => {
    expect(asOfText(asOf, locale)).toBe(text);
  });
});

describe('what the office types', () => {
  const fee = byId('fee.merek_umk');
  const loan = byId('product.kur_mikro');
  const cases: [string, Partial<Fact>, Fact, string[]][] = [
    ['an id with blanks', { id: 'biaya merek' }, fee, ['id malformed']],
    ['no English', { text: { id: 'ya', en: ' ' } }, fee, ['text_en missing']],
    ['a long title', { title: { id: 'x'.repeat(81), en: 'y' } }, fee, ['title_id too-long']],
    ['an amount below zero', { amount: -1 }, fee, ['amount malformed']],
    ['an amount without a unit', { unit: undefined }, fee, ['unit inconsistent']],
    ['a month that there is not', { asOf: '2026-13' }, fee, ['as_of malformed']],
    ['a day that there is not', { asOf: '2026-02-30' }, fee, ['as_of malformed']],
    ['a day to come', { asOf: '2027-01' }, fee, ['as_of not-allowed']],
    [
      'an address that is none',
      { source: { name: 'a', url: 'javascript:alert(1)' } },
      fee,
      ['source_url malformed'],
    ],
    [
      'a link without an address',
      { kind: 'link', source: { name: 'a' } },
      fee,
      ['source_url missing'],
    ],
    [
      'least above most',
      { product: { minAmount: 2, maxAmount: 1, requirements: [] } },
      loan,
      ['max_amount inconsistent'],
    ],
    [
      'an unknown requirement',
      { product: { requirements: ['luck'] } },
      loan,
      ['requirements not-allowed'],
    ],
  ];
  it.each(cases)('%s is refused', (_, changes, base, faults) => {
    const found = checkFact({ ...base, ...changes }, today);
    expect(found.map(({ field, fault }) => `${field} ${fault}`)).toEqual(faults);
  });
});
