import { describe, expect, it } from '@jest/globals';
import { totalsByYear, type HeldTraining } from '../../../src/modules/training/totals.js';

const held = (
  startsAt: string,
  code: string,
  narasumber: string,
  attended: number,
  cost?: number,
): HeldTraining => ({
  training: {
    startsAt: new Date(startsAt),
    kecamatan: { code, name: code },
    narasumber,
    ...(cost !== undefined && { cost }),
  },
  attended,
  practised: Math.floor(attended / 2),
});

describe('the totals of a year', () => {
  it('count days, kecamatan and names once, and the years of the clock on the wall', () => {
    const totals = totalsByYear(
      [
        held('2017-11-11T02:00:00Z', '31.74.01', 'Bu Ani, Pak Budi', 50, 15_000_000),
        held('2017-11-11T07:00:00Z', '31.74.01', 'bu ani', 30, 9_000_000),
        // In Jakarta the next day has begun.
        held('2017-11-11T18:00:00Z', '31.74.02', 'Bu Ina,', 20),
        held('2017-12-31T18:00:00Z', '31.74.03', '', 0, 1_000_000),
      ],
      'Asia/Jakarta',
    );
    expect(totals.map(({ year }) => year)).toEqual(['2018', '2017']);
    expect(totals[1]).toEqual({
      ...{ year: '2017', trainings: 3, days: 2, kecamatan: 2, narasumber: 3 },
      ...{ attended: 100, practised: 50, cost: 24_000_000, costed: 2, costEach: 300_000 },
    });
    expect(totals[0]).toMatchObject({ trainings: 1, narasumber: 0, cost: 1_000_000 });
    expect(totals[0]?.costEach).toBeUndefined();
  });
});
