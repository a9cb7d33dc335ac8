import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTime } from '../../src/language/time.js';
import { inOneLine, readsAsTabled, thursday } from './reading-table.js';

describe('times as written', () => {
  readsAsTabled(
    readTime,
    `
    10.15 -> 10:15
    07:45 -> 07:45
    pkl. 13.00 WIB -> 13:00
    pukul 20.30 -> 20:30
    0815 -> 08:15
    jam 8 -> 08:00
    paling jam 8 -> 08:00
    sktr jam 8 -> 08:00
    11 -> 11:00
    00.20 -> 00:20
    03.00 -> 03:00
    jam 8,15 -> 08:15
    8:15pm -> 20:15
    12 am -> 00:00
    12 pm -> 12:00
    jam delapan lima belas -> 08:15
    jam dua puluh -> 20:00
    `,
  );
});

describe('parts of the day', () => {
  readsAsTabled(
    readTime,
    `
    jam 6 pagi -> 06:00
    5 subuh -> 05:00
    jam 2 dini hari -> 02:00
    jam 11 siang -> 11:00
    12 siang -> 12:00
    jm 1 siang -> 13:00
    jam 4 sore -> 16:00
    sore jam 5 -> 17:00
    jam 6 malam -> 18:00
    9 mlm -> 21:00
    12 malam -> 00:00
    12.30 malam -> 00:30
    jam 2 malam -> 02:00
    jam 7an malem -> 19:00
    15.30 sore -> 15:30
    tengah hari -> 12:00
    tengah malam -> 00:00
    jam 8 siang -> ! contradiction
    jam 12 pagi -> ! contradiction
    19.00 pagi -> ! contradiction
    `,
  );
});

describe('half past, to and past', () => {
  readsAsTabled(
    readTime,
    `
    setengah empat sore -> 15:30
    jam setengah 10 -> 09:30
    stgh 8 malem -> 19:30
    setengah 1 siang -> 12:30
    setengah 12 malam -> 23:30
    jam 10 lewat 20 -> 10:20
    jam 10 lebih seperempat -> 10:15
    jm 10 krg 20 -> 09:40
    jam 3 kurang 5 sore -> 14:55
    jam 12 kurang 10 malam -> 23:50
    jam 1 kurang seperempat siang -> 12:45
    jam songo -> 09:00
    `,
  );
});

describe('early hours without a part of the day', () => {
  readsAsTabled(
    readTime,
    `
    jam 2 -> ? 02:00 | 14:00
    jam dua -> ? 02:00 | 14:00
    5.30 -> ? 05:30 | 17:30
    setengah 3 -> ? 02:30 | 14:30
    setengah 7 -> ? 06:30 | 18:30
    `,
  );

  it('are offered with words for the part of the day', () => {
    const reading = readTime('jam 2', thursday);
    expect(reading.outcome === 'ambiguous' && reading.options).toEqual([
      { id: '02:00', label: '02.00 (pagi)' },
      { id: '14:00', label: '14.00 (siang)' },
    ]);
  });
});

describe('what is no time', () => {
  readsAsTabled(
    readTime,
    `
    25:00 -> ! impossible
    jam 24 -> ! impossible
    9.75 -> ! malformed
    9.5 -> ! malformed
    1990 -> ! malformed
    9 jam -> ! malformed
    9-11 -> ! range
    jam 9 10 -> ! malformed
    jam 9 s/d 11 -> ! range
    jam 9 atau 10 -> ! range
    pagi -> ! vague
    abis magrib -> ! vague
    setelah jam 9 -> ! vague
    jam 9 wita -> ! zone
    jam 9? -> ! question
    jam kerja -> ! not_found
    besok -> ! not_found
    75rb -> ! malformed
    `,
  );
});

describe('times as the bot prints them', () => {
  it('are read back as the same time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.constantFrom('.', ':'),
        fc.constantFrom('', ' WIB', ' ya kak', ' 👍'),
        (hour, minute, mark, after) => {
          const [hh, mm] = [hour, minute].map((part) => String(part).padStart(2, '0'));
          expect(inOneLine(readTime(`${hh}${mark}${mm}${after}`, thursday))).toBe(`${hh}:${mm}`);
        },
      ),
    );
  });
});
