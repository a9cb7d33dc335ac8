import { describe } from '@jest/globals';
import { readNumber } from '../../src/language/number.js';
import { readsAsTabled } from './reading-table.js';

describe('counts', () => {
  readsAsTabled(
    readNumber,
    `
    4 -> 4
    4 orang -> 4
    empat karyawan kak -> 4
    dua belas -> 12
    seratus lima puluh -> 150
    seribu dua ratus -> 1200
    1.250 porsi -> 1250
    sekitar 10 -> 10
    belum ada -> 0
    nol -> 0
    2,5 -> ! not_whole
    -3 -> ! negative
    03 -> ! malformed
    berapa? -> ! question
    3 atau 4 -> ! not_found
    3-4 -> ! not_found
    banyak -> ! not_found
    `,
  );
});
