import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readChoice } from '../../src/language/choice.js';
import { readChoices } from '../../src/language/choices.js';
import { readCommand } from '../../src/language/command.js';
import { readGreeting } from '../../src/language/greeting.js';
import { readKelurahan } from '../../src/language/kecamatan.js';
import { maskDigits } from '../../src/language/mask.js';
import { readers } from '../../src/language/readers.js';
import type { Reader } from '../../src/language/reading.js';
import { splitAnswers } from '../../src/language/split-answers.js';
import { thursday } from './reading-table.js';
import { soonMs } from '../support/bounds.js';

const options = [
  { id: 'a', labels: ['Kuliner'] },
  { id: 'b', labels: ['Jasa'] },
];

/** Everything of this room that takes a text. */
const all: Record<string, (text: string) => unknown> = {
  ...Object.fromEntries(
    Object.entries(readers).map(([kind, read]) => [
      kind,
      (text: string) => (read as Reader<unknown>)(text, thursday),
    ]),
  ),
  kelurahan: (text) => readKelurahan(text, '31.74.01'),
  choice: (text) => readChoice(text, options),
  choices: (text) => readChoices(text, options),
  command: readCommand,
  greeting: readGreeting,
  split: splitAnswers,
  mask: maskDigits,
};

const words =
  `ya tidak jam 9 setengah lewat kurang tgl 17 agustus 1990 besok minggu depan malam 2 juta rb setengah koma , . - / ( )
  : ? ' tanah abang kec kel jakarta selatan 0812 3171011203909912 se puluh ratus an atau 👍 ½ ²`.split(
    /\s+/,
  );
const sentence = fc
  .array(fc.constantFrom(...words), { maxLength: 12 })
  .map((list) => list.join(' '));
const glued = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((list) => list.join(''));

describe.each(Object.keys(all))('reading %s', (kind) => {
  const read = all[kind] as (text: string) => unknown;

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), sentence, glued), (text) => {
        const first = read(text);
        expect(read(text)).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });

  it('comes to an end soon, however long the text', () => {
    const heavy = [
      'a',
      '1',
      '1 ',
      'ya ',
      '1.',
      '--',
      'tanah abang ',
      '😊',
      'satu ',
      '٣',
      '\u0301',
      '. ',
      'dua puluh ',
    ];
    const texts = heavy.flatMap((piece) => [piece.repeat(10_000), piece.repeat(290).slice(0, 290)]);
    read('warm up');
    const started = performance.now();
    for (const text of texts) read(text);
    expect(performance.now() - started).toBeLessThan(soonMs);
  });
});

describe('values', () => {
  it('of money are whole rupiah, of dates and times well-formed', () => {
    fc.assert(
      fc.property(fc.oneof(sentence, glued), (text) => {
        const money = readers.money(text, thursday);
        if (money.outcome === 'value')
          expect(Number.isSafeInteger(money.value) && money.value >= 0).toBe(true);
        const date = readers.date(text, thursday);
        if (date.outcome === 'value') expect(date.value).toMatch(/^(19|20|21)\d\d-\d\d-\d\d$/);
        const time = readers.time(text, thursday);
        if (time.outcome === 'value') expect(time.value).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      }),
      { numRuns: 1000 },
    );
  });
});
