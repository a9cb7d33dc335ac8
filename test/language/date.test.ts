import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readDate } from '../../src/language/date.js';
import { inOneLine, readsAsTabled, thursday } from './reading-table.js';

describe('dates in full', () => {
  readsAsTabled(
    readDate,
    `
    5 Februari 1984 -> 1984-02-05
    05-02-1984 -> 1984-02-05
    5/2/84 -> 1984-02-05
    5.2.1984 -> 1984-02-05
    05 02 1984 -> 1984-02-05
    050284 -> 1984-02-05
    05021984 -> 1984-02-05
    1984-02-05 -> 1984-02-05
    5-peb-84 -> 1984-02-05
    5pebruari1984 -> 1984-02-05
    5 febuari '84 -> 1984-02-05
    tgl 5 bulan 2 tahun 84 -> 1984-02-05
    tanggal 5 bulan februari tahun 1984 -> 1984-02-05
    tgl lahir saya 5 feb 1984 kak -> 1984-02-05
    lima februari sembilan belas delapan puluh empat -> 1984-02-05
    dua puluh satu mei dua ribu -> 2000-05-21
    21 nopember 1999 -> 1999-11-21
    21 agst 99 -> 1999-08-21
    29 feb 2000 -> 2000-02-29
    5 desembr 1984 -> 1984-12-05
    5 nesember 1984 -> ! not_found
    17 agustsu 1984 -> 1984-08-17
    Minggu, 15 Maret 2026 -> 2026-03-15
    `,
  );
});

describe('the century of two digits', () => {
  readsAsTabled(
    readDate,
    `
    1 jan 26 -> 2026-01-01
    1 jan 27 -> 1927-01-01
    1 jan 00 -> 2000-01-01
    `,
  );
});

describe('dates without a year', () => {
  readsAsTabled(
    readDate,
    `
    12 maret -> 2026-03-12
    11 maret -> 2027-03-11
    20/4 -> 2026-04-20
    20-4 -> 2026-04-20
    29 februari -> 2028-02-29
    tgl 15 -> 2026-03-15
    tgl 10 -> 2026-04-10
    tgl sepuluh -> 2026-04-10
    tgl 31 -> 2026-03-31
    tgl 5 bulan depan -> 2026-04-05
    tgl 31 bulan depan -> ! impossible
    17 agustus tahun depan -> 2027-08-17
    natal -> 2026-12-25
    malam tahun baru -> 2026-12-31
    `,
  );
});

describe('days counted from today', () => {
  readsAsTabled(
    readDate,
    `
    hari ini -> 2026-03-12
    nanti sore -> 2026-03-12
    malam ini -> 2026-03-12
    besok -> 2026-03-13
    bsk pagi ya kak -> 2026-03-13
    besok jam 9 pagi -> 2026-03-13
    besok 09.00 -> 2026-03-13
    lusa -> 2026-03-14
    kmrn -> 2026-03-11
    kemarin lusa -> 2026-03-10
    kmrn dulu -> 2026-03-10
    3 hari lagi -> 2026-03-15
    dua minggu lagi -> 2026-03-26
    sebulan lagi -> 2026-04-12
    seminggu yang lalu -> 2026-03-05
    besok jumat -> 2026-03-13
    besok sabtu -> ! contradiction
    besok jam 25 -> ! not_found
    besok lusa -> ! not_found
    tadi malam -> ! not_found
    `,
  );
});

describe('weekdays', () => {
  readsAsTabled(
    readDate,
    `
    kamis -> 2026-03-19
    jumat -> 2026-03-13
    jum'at pagi -> 2026-03-13
    senen -> 2026-03-16
    hari saptu -> 2026-03-14
    ahad -> 2026-03-15
    minggu siang -> 2026-03-15
    sabtu besok -> 2026-03-14
    malam minggu -> 2026-03-14
    malem jumat -> 2026-03-12
    sabtu malam -> 2026-03-14
    senin depan -> 2026-03-16
    kamis depan -> 2026-03-19
    sabtu depan -> ! which_week
    sabtu minggu depan -> 2026-03-21
    minggu depan hari sabtu -> 2026-03-21
    sabtu ini -> 2026-03-14
    jumat minggu lalu -> 2026-03-06
    senin 16 maret -> 2026-03-16
    selasa 16 maret -> ! contradiction
    senin selasa pagi -> ! not_found
    minggu senin malam -> ! not_found
    besok bulan depan -> ! contradiction
    besok april -> ! contradiction
    besok sebulan lagi -> ! contradiction
    besok tgl 13 bulan ini -> 2026-03-13
    minggu tgl 15 -> 2026-03-15
    `,
  );

  it('names both days where two weeks are possible', () => {
    expect(readDate('sabtu depan', thursday)).toEqual({
      outcome: 'rejected',
      reason: 'which_week',
      detail: { first: '2026-03-14', second: '2026-03-21' },
    });
  });
});

describe('what is no single day', () => {
  readsAsTabled(
    readDate,
    `
    31/04/2026 -> ! impossible
    30 februari -> ! impossible
    12/31/1990 -> ! impossible
    0 mei -> ! impossible
    3 mei 1790 -> ! range
    mei -> ! incomplete
    mei 1990 -> ! incomplete
    1990 -> ! incomplete
    minggu depan -> ! incomplete
    bulan depan -> ! incomplete
    3-5 mei -> ! several
    senin atau rabu -> ! several
    3 s/d 5 mei -> ! several
    tahun baru imlek -> ! moveable
    habis lebaran -> ! moveable
    akhir bulan -> ! vague
    kapan aja -> ! vague
    besok? -> ! question
    umur 36 -> ! vague
    36 tahun -> ! not_found
    jam 9 -> ! not_found
    rt 05/02 -> ! not_found
    081311112222 -> ! not_found
    lupa -> ! not_found
    5-12 -> ! several
    `,
  );
});

const day = fc
  .date({
    min: new Date('1926-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

const printed = (iso: string) =>
  new Date(`${iso}T12:00:00Z`).toLocaleDateString('id-ID', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

describe('dates as the bot prints them', () => {
  it('are read back as the same day, with and without a time', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('', ' pukul 09.00 WIB', ' kak', ' 🙏'), (iso, after) => {
        expect(inOneLine(readDate(printed(iso) + after, thursday))).toBe(iso);
      }),
    );
  });

  it('do not depend on the hour of the day in Jakarta', () => {
    const justAfterMidnight = { ...thursday, now: new Date('2026-03-11T17:05:00Z') };
    const justBefore = { ...thursday, now: new Date('2026-03-11T16:55:00Z') };
    expect(inOneLine(readDate('besok', justAfterMidnight))).toBe('2026-03-13');
    expect(inOneLine(readDate('besok', justBefore))).toBe('2026-03-12');
  });
});
