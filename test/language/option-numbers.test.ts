import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { readChoice } from '../../src/language/choice.js';
import { readChoices } from '../../src/language/choices.js';
import { numberOptions } from '../../src/language/option-numbers.js';
import { inOneLine } from './reading-table.js';

const optionsOf = (labels: string[]) => labels.map((label) => ({ id: label, labels: [label] }));
const read = (labels: string[], text: string) => inOneLine(readChoice(text, optionsOf(labels)));
const listed = (labels: string[]) =>
  numberOptions(labels).marks.map((mark, index) => `${mark}${labels[index] ?? ''}`);

const best = '5 - sangat bermanfaat';
const good = '4 - bermanfaat';
const worst = '1 - tidak bermanfaat';
const ratings = [best, good, '3 - cukup', '2 - kurang', worst];
const steps = ['1 Pendaftaran', '2 Pelatihan', '3 Pendampingan'];
const tables = ['2 meja', '4 meja'];
const dates = ['28 November', '5 Desember', '12 Desember'];
const times = ['09.00 Senin', '13.00 Senin', '09.30 Selasa'];
const names = ['Kue Lapis', 'Nastar', '2 Saudara Keripik'];
const months = ['November 2026 (12)', 'Oktober 2026 (3)'];
const trainings = ['Sel 1 Des 09.00, Kemasan Produk, Tebet (sisa 2)', 'Rab 2 Des 09.00, Foto'];
const amounts = ['Rp500.000', 'Rp1.000.000', '2 juta'];
const under = 'Di bawah 6 bulan';
const half = '6-12 bulan';
const some = '1-3 tahun';
const over = 'Di atas 3 tahun';
const durations = [under, half, some, over];

describe('what stands before options in a list', () => {
  it.each([
    ['ratings have their own numbers', ratings, ratings],
    ['steps have their own numbers', steps, steps],
    ['amounts of one thing have their own numbers', tables, tables],
    ['days are numbered', dates, ['1. 28 November', '2. 5 Desember', '3. 12 Desember']],
    ['times are numbered', times, ['1. 09.00 Senin', '2. 13.00 Senin', '3. 09.30 Selasa']],
    ['months are numbered', months, ['1. November 2026 (12)', '2. Oktober 2026 (3)']],
    [
      'a name that begins with the number of another place',
      names,
      ['a. Kue Lapis', 'b. Nastar', 'c. 2 Saudara Keripik'],
    ],
    ['ranges have letters', durations, [`a. ${under}`, `b. ${half}`, `c. ${some}`, `d. ${over}`]],
    ['words are numbered', ['Kuliner', 'Jasa'], ['1. Kuliner', '2. Jasa']],
    ['nothing', [], []],
  ])('%s', (_what, labels, expected) => {
    expect(listed(labels)).toEqual(expected);
  });
});

describe('a number that is typed', () => {
  it.each([
    [ratings, '5', best],
    [ratings, '1', worst],
    [ratings, 'lima', best],
    [ratings, 'no 4', good],
    [ratings, '4 bermanfaat', good],
    [ratings, '5 sangat', best],
    [ratings, '5 tidak bermanfaat', `? ${best} | ${worst}`],
    [ratings, 'kedua', `? ${good} | 2 - kurang`],
    [ratings, '6', '! out_of_range'],
    [ratings, '0', '! out_of_range'],
    [ratings, 'e', '! unknown'],
    [[...ratings].reverse(), '5', best],
    [[...ratings].reverse(), '1', worst],
    [steps, '2', '2 Pelatihan'],
    [tables, '2', '2 meja'],
    [tables, '4', '4 meja'],
    [tables, '2 meja', '2 meja'],
    [tables, '1', '! unknown'],
    [dates, '28', '28 November'],
    [dates, '5', '5 Desember'],
    [dates, '1', '28 November'],
    [dates, '3', '12 Desember'],
    [times, '1', '09.00 Senin'],
    [times, '13', '13.00 Senin'],
    [times, '9', '? 09.00 Senin | 09.30 Selasa'],
    [months, '2', 'Oktober 2026 (3)'],
    [months, '12', '! out_of_range'],
    [trainings, '2', 'Rab 2 Des 09.00, Foto'],
    [amounts, '2', '? Rp1.000.000 | 2 juta'],
    [names, '2', '? Nastar | 2 Saudara Keripik'],
    [names, 'b', 'Nastar'],
    [names, 'yang kedua', 'Nastar'],
    [names, 'b nastar', 'Nastar'],
    [names, 'b. 2 Saudara Keripik', '? Nastar | 2 Saudara Keripik'],
    [names, '2 saudara', '2 Saudara Keripik'],
    [names, '7', '! unknown'],
    [['Tujuh langkah', 'Bantuan'], 'tujuh', 'Tujuh langkah'],
    [['Semua', 'Satu kecamatan'], 'satu', '? Satu kecamatan | Semua'],
    [['Semua', 'Satu kecamatan'], '1', 'Semua'],
  ])('%j: "%s" means %s', (labels, text, expected) => {
    expect(read(labels, text)).toBe(expected);
  });

  it.each([
    ['1', `? ${some} | ${under}`],
    ['2', `? ${some} | ${under} | ${half}`],
    ['3', `? ${some} | ${under}`],
    ['4', `? ${under} | ${over}`],
    ['6', `? ${half} | ${over}`],
    ['20', over],
    ['a', under],
    ['c', some],
    ['c. 1-3 tahun', some],
    ['yang ketiga', some],
    ['1-3 tahun', some],
    ['1-3', some],
    ['1 tahun', some],
    ['3 tahun', some],
    ['4 thn', over],
    ['lima tahun', over],
    ['5 bulan', under],
    ['6 bulan', half],
    ['18 bulan', '! unknown'],
    ['3 hari', '! unknown'],
  ])('among ranges: "%s" means %s', (text, expected) => {
    const { values, ...reading } = readChoice(text, optionsOf(durations)) as { values?: string[] };
    const found = values ? `? ${[...values].sort().join(' | ')}` : inOneLine(reading as never);
    const sorted = expected.startsWith('? ')
      ? `? ${expected.slice(2).split(' | ').sort().join(' | ')}`
      : expected;
    expect(found).toBe(sorted);
  });

  it('that was asked back means the label when it is typed again', () => {
    const first = readChoice('2', optionsOf(names));
    const narrowed = first.outcome === 'ambiguous' ? first.values : [];
    expect(narrowed).toEqual(['Nastar', '2 Saudara Keripik']);
    expect(read(narrowed, '2')).toBe('2 Saudara Keripik');
    expect(listed(narrowed)).toEqual(['1. Nastar', '2. 2 Saudara Keripik']);
  });

  it('means the same in an answer with several', () => {
    const several = (text: string) => inOneLine(readChoices(text, optionsOf(ratings)));
    expect(several('5, 1')).toBe(`${best},${worst}`);
    expect(inOneLine(readChoices('a c', optionsOf(durations)))).toBe(`${under},${some}`);
  });
});

describe('whatever options there are', () => {
  const label = fc.oneof(
    fc.constantFrom('Kuliner', 'Nastar', 'Kembali', 'Lapis 2', 'Rp2.000'),
    fc
      .tuple(
        fc.nat(12),
        fc.constantFrom(' - baik', ' meja', ' Desember', '.00 Senin', ' Rasa'),
        fc.nat(99),
      )
      .map(([number, behind, more]) => `${number}${behind} x${more}`),
  );
  const lists = fc.uniqueArray(label, { minLength: 1, maxLength: 12 });

  it('a number never means one option silently where another one shows it', () => {
    fc.assert(
      fc.property(lists, fc.nat(13), (labels, number) => {
        const reading = readChoice(String(number), optionsOf(labels));
        if (reading.outcome !== 'value') return;
        const shown = listed(labels).filter((line) => Number(/^\d+/.exec(line)?.[0]) === number);
        const begun = labels.filter((one) => Number(/^\d+/.exec(one)?.[0]) === number);
        const others = [...shown, ...begun].filter((line) => !line.endsWith(reading.value));
        expect(others).toEqual([]);
      }),
    );
  });

  it('what stands before an option leads to it, or is asked back', () => {
    fc.assert(
      fc.property(lists, (labels) => {
        const { marks } = numberOptions(labels);
        marks.forEach((mark, index) => {
          const sign = mark.replace('. ', '') || String(Number(/^\d+/.exec(labels[index]!)?.[0]));
          expect([labels, sign, read(labels, sign)]).toEqual([labels, sign, labels[index]]);
        });
      }),
    );
  });
});
