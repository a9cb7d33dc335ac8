import { describe, expect, it } from '@jest/globals';
import { describeNik, readNik } from '../../src/language/nik.js';
import { readsAsTabled, thursday } from './reading-table.js';

describe('well-formed NIKs', () => {
  readsAsTabled(
    readNik,
    `
    3171011203909912 -> 3171011203909912
    3171 0112 0390 9912 -> 3171011203909912
    31.71.01.120390.9912 -> 3171011203909912
    31-71-01-120390-9912 -> 3171011203909912
    NIK3171011203909912 -> 3171011203909912
    nik saya 3171011203909912 ya kak -> 3171011203909912
    3171015203909912 -> 3171015203909912
    3171012902009912 -> 3171012902009912
    9101011203909912 -> 9101011203909912
    9601011203909912 -> 9601011203909912
    `,
  );
});

describe('texts that are no NIK', () => {
  readsAsTabled(
    readNik,
    `
    317101120390991 -> ! digits
    31710112039099123 -> ! digits
    081300005678 -> ! digits
    31710112O3909912 -> ! letters
    3171011203909912 3171011203909913 -> ! several
    3171011203909912 atau 3171011203909913 -> ! several
    2071011203909912 -> ! province
    3771011203909912 -> ! province
    9701011203909912 -> ! province
    3171013202909912 -> ! date
    3171013002909912 -> ! date
    3171012902919912 -> ! date
    3171010003909912 -> ! date
    3171017203909912 -> ! date
    3171014003909912 -> ! date
    3171011213909912 -> ! date
    3171011203900000 -> ! serial
    no kk 3171011203909912 -> ! family_card
    bukan 3171011203909912 -> ! not_found
    3171011203909912 bukan kak -> ! not_found
    belum hafal -> ! not_found
    `,
  );

  it('are told how many digits there were', () => {
    expect(readNik('317101120390991', thursday)).toEqual({
      outcome: 'rejected',
      reason: 'digits',
      detail: { digits: 15 },
    });
  });
});

describe('what a NIK tells', () => {
  const tell = (nik: string) => describeNik(nik, thursday.now);

  it('gives birth date, sex and region', () => {
    expect(tell('3171011203909912')).toEqual({
      birthDate: '1990-03-12',
      gender: 'male',
      regionCode: '31.71.01',
      warnings: [],
    });
    expect(tell('3171015203909912')).toMatchObject({ birthDate: '1990-03-12', gender: 'female' });
  });

  it('picks the century in which the holder is grown up', () => {
    expect(tell('3171011203099912').birthDate).toBe('2009-03-12');
    expect(tell('3171011303099912')).toMatchObject({
      birthDate: '2009-03-13',
      warnings: ['under_17'],
    });
    expect(tell('3171011203279912').birthDate).toBe('1927-03-12');
    expect(tell('3171012902009912').birthDate).toBe('2000-02-29');
  });

  it('warns of regions elsewhere and of codes that are not known', () => {
    expect(tell('3275011203909912').warnings).toEqual(['outside_jakarta']);
    expect(tell('3171991203909912').warnings).toEqual(['unknown_kecamatan']);
  });
});
