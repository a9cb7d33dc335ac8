import { describe, expect, it } from '@jest/globals';
import { readChoice } from '../../src/language/choice.js';
import { readChoices } from '../../src/language/choices.js';
import { inOneLine } from './reading-table.js';

const fields = [
  { id: 'food', labels: ['🍜 Kuliner', 'makanan', 'katering'] },
  { id: 'fashion', labels: ['👗 Fesyen', 'baju'] },
  { id: 'service', labels: ['Jasa'] },
  { id: 'craft', labels: ['Kerajinan tangan'] },
  { id: 'shop', labels: ['Toko kelontong', 'warung sembako'] },
  { id: 'online', labels: ['Toko daring'] },
];

it('takes the words of a command for no slip of an option', () => {
  const options = [{ id: 'other', labels: ['Minta pendamping lain'] }];
  expect(readChoice('pendamping', options)).toMatchObject({ value: 'other' });
  expect(readChoice('pendampng', options)).toMatchObject({ value: 'other' });
  expect(readChoice('pendampingan', options)).toMatchObject({ outcome: 'rejected' });
});

describe('one of several', () => {
  it.each([
    ['1', 'food'],
    ['no 2', 'fashion'],
    ['2.', 'fashion'],
    ['yang ketiga kak', 'service'],
    ['ke-4', 'craft'],
    ['dua', 'fashion'],
    ['b', 'fashion'],
    ['kuliner', 'food'],
    ['🍜 Kuliner', 'food'],
    ['saya pilih kuliner aja', 'food'],
    ['KATERING!', 'food'],
    ['kulinr', 'food'],
    ['kerajinan', 'craft'],
    ['krajinan tangan', 'craft'],
    ['warung', 'shop'],
    ['toko', '? shop | online'],
    ['1 kuliner', 'food'],
    ['2 kuliner', '? food | fashion'],
    ['7', '! out_of_range'],
    ['0', '! out_of_range'],
    ['z', '! unknown'],
    ['bengkel', '! unknown'],
    ['jualan makanan kak', 'food'],
    ['usaha jual baju', 'fashion'],
    ['jual bengkel', '! unknown'],
    ['jualan', '! unknown'],
    ['1 dan 2', '! unknown'],
    ['', '! unknown'],
  ])('reads "%s" as %s', (text, expected) => {
    expect(inOneLine(readChoice(text, fields))).toBe(expected);
  });

  it('says how many there are', () => {
    expect(readChoice('9', fields)).toEqual({
      outcome: 'rejected',
      reason: 'out_of_range',
      detail: { max: 6 },
    });
  });
});

describe('several at once', () => {
  it.each([
    ['1,3 dan 4', 'food,service,craft'],
    ['1 3 4', 'food,service,craft'],
    ['kuliner sama jasa', 'food,service'],
    ['2', 'fashion'],
    ['1 & 1', 'food'],
    ['semua', 'food,fashion,service,craft,shop,online'],
    ['1-3', '! unknown'],
    ['1, 9', '! out_of_range'],
    ['kuliner dan toko', '! unknown'],
  ])('reads "%s" as %s', (text, expected) => {
    expect(inOneLine(readChoices(text, fields))).toBe(expected);
  });
});

describe('a range', () => {
  const days = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'].map((label) => ({
    id: label.slice(0, 3).toLowerCase(),
    labels: [label],
  }));
  it.each([
    ['senin sampai jumat', 'sen,sel,rab,kam,jum'],
    ['Senin-Jumat', 'sen,sel,rab,kam,jum'],
    ['senin s/d kamis dan sabtu', 'sen,sel,rab,kam,sab'],
    ['dari selasa sd kamis kak', 'sel,rab,kam'],
    ['1 sampai 3', 'sen,sel,rab'],
    ['setiap hari', 'sen,sel,rab,kam,jum,sab,min'],
    ['jumat sampai senin', '! unknown'],
    ['senin sampai kapan', '! unknown'],
    ['1-3', '! unknown'],
  ])('reads "%s" as %s', (text, expected) => {
    expect(inOneLine(readChoices(text, days))).toBe(expected);
  });
});
