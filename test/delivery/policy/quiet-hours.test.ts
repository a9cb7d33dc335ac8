import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Closing } from '../../../src/delivery/policy/calendar.js';
import { place } from '../../../src/delivery/policy/place.js';
import { lastAllowed, nextAllowed, whyQuiet } from '../../../src/delivery/policy/quiet-hours.js';
import { zoneHours, zoneOfPerson, type Zone } from '../../../src/delivery/policy/zones.js';

const closing = (kind: Closing['kind'], from: string, to = from): Closing => ({
  id: `${kind}:${from}`,
  ...{ kind, from, to, name: kind },
});
const calendar = [
  closing('holiday', '2026-12-25'),
  closing('ramadan', '2027-02-08', '2027-03-08'),
  closing('lebaran', '2027-03-10', '2027-03-11'),
];
const wib = (text: string) => new Date(`${text.replace(' ', 'T')}:00+07:00`);
const show = (at: Date | undefined, zone: Zone = 'WIB') =>
  at &&
  new Date(at.getTime() + zoneHours[zone] * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

describe('quiet hours', () => {
  it.each([
    // wanted, why not, next, last
    ['2026-11-24 10:00', undefined, '2026-11-24 10:00', '2026-11-24 10:00'],
    ['2026-11-24 05:00', 'night', '2026-11-24 08:00', '2026-11-23 19:59'],
    ['2026-11-24 08:00', undefined, '2026-11-24 08:00', '2026-11-24 08:00'],
    ['2026-11-24 20:00', 'night', '2026-11-25 08:00', '2026-11-24 19:59'],
    ['2026-11-28 21:00', 'night', '2026-11-30 08:00', '2026-11-28 19:59'],
    ['2026-11-29 12:00', 'sunday', '2026-11-30 08:00', '2026-11-28 19:59'],
    ['2026-11-27 11:45', 'friday', '2026-11-27 13:00', '2026-11-27 11:29'],
    ['2026-12-25 10:00', 'holiday', '2026-12-26 08:00', '2026-12-24 19:59'],
    ['2027-02-09 08:30', 'ramadan', '2027-02-09 09:00', '2027-02-08 16:29'],
    ['2027-02-09 17:00', 'ramadan', '2027-02-10 09:00', '2027-02-09 16:29'],
    ['2027-03-06 17:00', 'ramadan', '2027-03-18 08:00', '2027-03-06 16:29'],
    ['2027-03-07 10:00', 'lebaran', '2027-03-18 08:00', '2027-03-06 16:29'],
    ['2027-03-17 10:00', 'lebaran', '2027-03-18 08:00', '2027-03-06 16:29'],
  ])('%s is %s', (wanted, why, next, last) => {
    const at = wib(wanted);
    expect(whyQuiet(at, 'WIB', calendar)).toBe(why);
    expect(show(nextAllowed(at, 'WIB', calendar))).toBe(next);
    expect(show(lastAllowed(at, 'WIB', calendar))).toBe(last);
  });

  it('leaves twenty minutes on either side of maghrib, which moves through the year', () => {
    // Jakarta: between 17.45 and 18.20 over the year.
    for (const [day, from, to] of [
      ['2026-11-24', '17:50', '17:57'],
      ['2027-01-25', '18:13', '18:20'],
      ['2027-05-25', '17:42', '17:49'],
    ] as const) {
      const quiet = Array.from(
        { length: 120 },
        (_, minute) => wib(`${day} 17:00`).getTime() + minute * 60_000,
      )
        .filter((at) => whyQuiet(new Date(at), 'WIB', []) === 'maghrib')
        .map((at) => new Date(at));
      expect(quiet.length).toBeGreaterThanOrEqual(39);
      const middle = quiet[Math.floor(quiet.length / 2)];
      expect(show(middle)?.slice(11)).toMatch(/^1[78]:/);
      expect((show(middle) ?? '') >= `${day} ${from}`).toBe(true);
      expect((show(middle) ?? '') <= `${day} ${to}`).toBe(true);
    }
  });

  it('are those of the zone where the person is', () => {
    const at = new Date('2026-11-24T00:30:00Z');
    expect(whyQuiet(at, 'WIB', [])).toBe('night');
    expect(whyQuiet(at, 'WITA', [])).toBeUndefined();
    expect(show(nextAllowed(new Date('2026-11-24T11:30:00Z'), 'WIT', []), 'WIT')).toBe(
      '2026-11-25 08:00',
    );
    expect(zoneOfPerson(['WITA'], 'Asia/Jakarta')).toBe('WITA');
    expect(zoneOfPerson(undefined, 'Asia/Jakarta')).toBe('WIB');
  });
});

const anyMoment = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') });
/** Within a day and a half of where a month, and every twelfth time a year, ends in Indonesia. */
const nearMonthEnd = fc
  .tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: -36 * 60, max: 36 * 60 }))
  .map(([month, minutes]) => Date.UTC(2026, month, 1, -8) + minutes * 60_000);
const moments = fc.oneof(anyMoment, nearMonthEnd).map((ms) => new Date(ms));
const zones = fc.constantFrom<Zone>('WIB', 'WITA', 'WIT');
const days = fc
  .integer({ min: 0, max: 730 })
  .map((n) => new Date(Date.parse('2026-01-01') + n * 86_400_000).toISOString().slice(0, 10));
const calendars = fc.array(
  fc
    .record({
      kind: fc.constantFrom('holiday' as const, 'ramadan' as const, 'lebaran' as const),
      from: days,
      length: fc.integer({ min: 0, max: 30 }),
    })
    .map(({ kind, from, length }) =>
      closing(
        kind,
        from,
        new Date(
          Date.parse(from) + (kind === 'holiday' ? Math.min(length, 3) : length) * 86_400_000,
        )
          .toISOString()
          .slice(0, 10),
      ),
    ),
  { maxLength: 6 },
);

describe('the next and the last allowed moment', () => {
  it('are never in quiet hours, on the right side, and stay where they are', () => {
    fc.assert(
      fc.property(moments, zones, calendars, (at, zone, some) => {
        const [next, last] = [nextAllowed(at, zone, some), lastAllowed(at, zone, some)];
        if (!next || !last) throw new Error('the calendar closes for good');
        expect(whyQuiet(next, zone, some)).toBeUndefined();
        expect(whyQuiet(last, zone, some)).toBeUndefined();
        expect(next >= at && last <= at).toBe(true);
        expect(nextAllowed(next, zone, some)).toEqual(next);
        expect(lastAllowed(last, zone, some)).toEqual(last);
      }),
    );
  });

  it('keep the order of what was wanted', () => {
    fc.assert(
      fc.property(moments, moments, zones, calendars, (one, other, zone, some) => {
        const [a, b] = one <= other ? [one, other] : [other, one];
        expect(Number(nextAllowed(a, zone, some))).toBeLessThanOrEqual(
          Number(nextAllowed(b, zone, some)),
        );
        expect(Number(lastAllowed(a, zone, some))).toBeLessThanOrEqual(
          Number(lastAllowed(b, zone, some)),
        );
      }),
    );
  });

  it('place a message so that it is allowed and of use, not long after it was wanted if it can come before', () => {
    fc.assert(
      fc.property(
        moments,
        zones,
        calendars,
        fc.boolean(),
        fc.integer({ min: 1, max: 72 }),
        fc.constantFrom(0, 30, 60, undefined),
        (at, zone, some, urgent, hoursOfUse, minutes) => {
          const usefulUntil = new Date(at.getTime() + hoursOfUse * 3_600_000);
          const notBefore = new Date(at.getTime() - 5 * 86_400_000);
          const waitsMs = minutes === undefined ? undefined : minutes * 60_000;
          const wish = {
            at,
            usefulUntil,
            urgent,
            notBefore,
            ...(waitsMs !== undefined && { waitsMs }),
          };
          const placed = place(wish, zone, some);
          if (placed.outcome !== 'placed') {
            const next = nextAllowed(at, zone, some);
            expect(placed.outcome === 'no_hour' && (!next || next >= usefulUntil)).toBe(true);
            return;
          }
          expect(whyQuiet(placed.at, zone, some)).toBeUndefined();
          expect(placed.at < usefulUntil && placed.at >= notBefore).toBe(true);
          expect(placed.shifted === undefined).toBe(placed.at.getTime() === at.getTime());
          const late = placed.at.getTime() - at.getTime() > (waitsMs ?? Infinity);
          const last = lastAllowed(at, zone, some);
          if (late) expect(!last || last < new Date(notBefore.getTime() + 30 * 60_000)).toBe(true);
        },
      ),
      // At the time of maghrib, which is at about the same time on all the days before.
      { examples: [[new Date('2027-09-24T09:39:00Z'), 'WITA', [], false, 1, 0]] },
    );
  });
});
