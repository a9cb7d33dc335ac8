import { describe, expect, it } from '@jest/globals';
import { splitAnswers } from '../../src/language/split-answers.js';

describe('several answers in one message', () => {
  it.each([
    ['Dewi Lestari\n3171011203909912', ['Dewi Lestari', '3171011203909912']],
    ['Dewi Lestari, 3171011203909912', ['Dewi Lestari', '3171011203909912']],
    ['dewi 3171 0112 0390 9912 gambir', ['dewi', '3171 0112 0390 9912', 'gambir']],
    ['dewi; gambir; 081300005678', ['dewi', 'gambir', '081300005678']],
    ['2,5jt, tebet', ['2,5jt', 'tebet']],
    ['Dewi Lestari', ['Dewi Lestari']],
    ['Hj. Aisyah, S.E.', ['Hj. Aisyah, S.E.']],
    ['Sabtu, 14 Maret 2026', ['Sabtu, 14 Maret 2026']],
    ['Rp1.500.000', ['Rp1.500.000']],
    ['wa.me/6281300005678', ['wa.me/6281300005678']],
    ['08130000567x8', ['08130000567x8']],
    ['', ['']],
  ])('"%s" is %j', (text, parts) => {
    expect(splitAnswers(text)).toEqual(parts);
  });
});
