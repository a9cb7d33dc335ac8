import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Closing } from '../../../src/delivery/policy/calendar.js';
import { whyQuiet } from '../../../src/delivery/policy/quiet-hours.js';
import { zoneHours, type Zone } from '../../../src/delivery/policy/zones.js';
import { layOut, type LaidOut } from '../../../src/delivery/reminders/lay-out.js';
import { planMentoring, type MentoringMatter } from '../../../src/modules/mentoring/reminders.js';
import { planTraining, type EnrolmentMatter } from '../../../src/modules/training/reminders.js';
import type { Wanted } from '../../../src/delivery/reminders/wanted.js';

const closing = (kind: Closing['kind'], from: string, to = from): Closing => ({
  id: `${kind}:${from}`,
  ...{ kind, from, to, name: kind },
});
const calendar = [
  closing('holiday', '2026-12-25'),
  closing('holiday', '2027-01-01'),
  closing('ramadan', '2027-02-08', '2027-03-09'),
  closing('lebaran', '2027-03-10', '2027-03-11'),
];
const wib = (text: string) => new Date(`${text.replace(' ', 'T')}:00+07:00`);
const show = (at: Date, zone: Zone = 'WIB') =>
  new Date(at.getTime() + zoneHours[zone] * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const line =
  (zone: Zone) =>
  ({ wanted: { kind }, plan }: LaidOut) =>
    plan
      ? [kind.split('.')[1], show(plan.dueAt, zone), plan.why ?? plan.shifted]
          .filter(Boolean)
          .join(' ')
      : `${kind} none`;

const say = () => '';
const within = (now: Date) => ({ now, timeZone: 'Asia/Jakarta', say });
const sari = { id: 'sari', name: 'Sari', salutation: 'kak', tags: [] };

function laidOut(wanted: Wanted[], now: Date, zone: Zone = 'WIB', stopped = false) {
  const addressee = { zone, stopped };
  const addressees = new Map(
    ['participant:sari', 'coach:rina'].map((key) => [key, addressee] as const),
  );
  return layOut(
    wanted.filter(({ at, since }) => at >= since),
    addressees,
    calendar,
    now,
  );
}

function training(startsAt: Date, enrolledAt: Date, movedUpAt?: Date) {
  const matter = {
    enrolment: { id: 'e', state: 'seated', enrolledAt, ...(movedUpAt && { movedUpAt }) },
    training: {
      id: 't',
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3 * 3_600_000),
      place: '',
    },
    participant: sari,
  } as unknown as EnrolmentMatter;
  return planTraining(matter, within(movedUpAt ?? enrolledAt));
}

function meeting(at: Date, confirmedAt: Date) {
  const matter = {
    session: { id: 'm', state: 'confirmed', at, proposedAt: confirmedAt, confirmedAt, place: {} },
    coach: { id: 'rina', name: 'Rina', salutation: 'ibu' },
    participant: sari,
  } as unknown as MentoringMatter;
  return planMentoring(matter, within(confirmedAt)).filter(
    ({ kind, recipient }) => kind !== 'mentoring.result' && recipient.of === 'participant',
  );
}

describe('the reminders of a training that begins', () => {
  const early = wib('2026-10-01 10:00');
  it.each([
    ['in the middle of the day', '2026-12-03 13:00', ['2026-12-02 10:00', '2026-12-03 11:00']],
    ['at nine: an hour before', '2026-12-03 09:00', ['2026-12-02 10:00', '2026-12-03 08:00 night']],
    [
      'at eight: in the evening',
      '2026-12-03 08:00',
      ['2026-12-02 10:00', '2026-12-02 19:30 night'],
    ],
    ['after Friday prayer', '2026-12-04 14:00', ['2026-12-03 10:00', '2026-12-04 13:00 friday']],
    ['after maghrib', '2026-12-03 20:00', ['2026-12-02 10:00', '2026-12-03 18:17 maghrib']],
    ['on a Sunday', '2026-12-06 14:00', ['2026-12-05 10:00', '2026-12-05 19:30 sunday']],
    [
      'on a Monday at eight',
      '2026-12-07 08:00',
      ['2026-12-05 10:00 sunday', '2026-12-05 19:30 night'],
    ],
    [
      'on a Monday at nine',
      '2026-12-07 09:00',
      ['2026-12-05 10:00 sunday', '2026-12-07 08:00 night'],
    ],
    ['on a Monday at one', '2026-12-07 13:00', ['2026-12-05 10:00 sunday', '2026-12-07 11:00']],
    ['after a holiday', '2026-12-26 08:30', ['2026-12-24 10:00 holiday', '2026-12-24 19:30 night']],
    ['after New Year', '2027-01-02 08:00', ['2026-12-31 10:00 holiday', '2026-12-31 19:30 night']],
    ['on a morning of Ramadan', '2027-02-10 09:30', ['2027-02-09 10:00', '2027-02-09 16:00 night']],
    ['after Lebaran', '2027-03-18 08:00', ['2027-03-06 10:00 lebaran', '2027-03-06 16:00 night']],
  ])('%s', (_when, startsAt, [dayBefore, hoursBefore]) => {
    const lines = laidOut(training(wib(startsAt), early), early).map(line('WIB'));
    expect(lines.slice(0, 2)).toEqual([`day-before ${dayBefore}`, `hours-before ${hoursBefore}`]);
  });

  it.each([
    [
      'three hours before',
      '2026-12-03 10:00',
      '2026-12-03 13:00',
      ['hours-before 2026-12-03 11:00'],
    ],
    ['an hour before', '2026-12-03 12:00', '2026-12-03 13:00', []],
    [
      'the evening before',
      '2026-12-02 21:00',
      '2026-12-03 09:00',
      ['hours-before 2026-12-03 08:00 night'],
    ],
    [
      'too late for any hour',
      '2026-12-02 21:00',
      '2026-12-03 08:00',
      ['hours-before 2026-12-03 06:00 no_hour'],
    ],
    [
      'on the Saturday, for Monday',
      '2026-12-05 15:00',
      '2026-12-07 08:00',
      ['day-before 2026-12-06 10:00 no_hour', 'hours-before 2026-12-05 19:30 night'],
    ],
  ])('as they still make sense to who enrols late: %s', (_when, enrolled, startsAt, expected) => {
    const now = wib(enrolled);
    expect(laidOut(training(wib(startsAt), now), now).map(line('WIB'))).toEqual(expected);
  });

  it('are not said twice to who moves up at the last moment', () => {
    const now = wib('2026-12-02 21:00');
    const wanted = training(wib('2026-12-03 10:00'), wib('2026-11-20 10:00'), now);
    expect(laidOut(wanted, now).map(line('WIB'))).toEqual([
      'moved-up 2026-12-03 08:00 night',
      'hours-before 2026-12-03 08:00 said',
    ]);
  });

  it('keep to the hours where the person is, not only to those of the programme', () => {
    const wanted = training(wib('2026-12-03 08:00'), early);
    // 08.00 in Jakarta is 10.00 in Jayapura: two hours before is the start of the day there.
    expect(laidOut(wanted, early, 'WIT').map(line('WIT')).slice(1, 2)).toEqual([
      'hours-before 2026-12-03 08:00',
    ]);
  });
});

describe('the reminders of a meeting', () => {
  const early = wib('2026-11-01 10:00');
  it.each([
    ['2026-12-03 14:00', ['day-before 2026-12-02 10:00', 'hour-before 2026-12-03 13:00']],
    [
      '2026-12-07 08:30',
      ['day-before 2026-12-05 10:00 sunday', 'hour-before 2026-12-07 08:00 night'],
    ],
    [
      '2026-12-07 08:00',
      ['day-before 2026-12-05 10:00 sunday', 'hour-before 2026-12-05 19:30 night'],
    ],
  ])('on %s', (at, expected) => {
    expect(laidOut(meeting(wib(at), early), early).map(line('WIB'))).toEqual(expected);
  });
});

const zones = fc.constantFrom<Zone>('WIB', 'WITA', 'WIT');
const minutes = fc
  .integer({ min: 0, max: 500 * 24 * 60 })
  .map((n) => wib('2026-11-01 00:00').getTime() + n * 60_000);

describe('whatever training, meeting, zone and moment of the change', () => {
  it('nothing is laid into a closed window, before the change or past its use', () => {
    fc.assert(
      fc.property(
        minutes,
        fc.integer({ min: 1, max: 20 * 24 * 60 }),
        zones,
        fc.boolean(),
        (start, ahead, zone, met) => {
          const [at, now] = [new Date(start), new Date(start - ahead * 60_000)];
          for (const { plan } of laidOut(met ? meeting(at, now) : training(at, now), now, zone)) {
            if (plan?.state !== 'planned') continue;
            expect(whyQuiet(plan.dueAt, zone, calendar)).toBeUndefined();
            expect(
              plan.dueAt >= now && plan.dueAt < plan.usefulUntil && plan.usefulUntil <= at,
            ).toBe(true);
          }
        },
      ),
    );
  });

  it('two that announce the same are never close together', () => {
    fc.assert(
      fc.property(
        minutes,
        fc.integer({ min: 1, max: 20 * 24 * 60 }),
        zones,
        (start, ahead, zone) => {
          const now = new Date(start - ahead * 60_000);
          const wanted = training(new Date(start), wib('2026-10-01 10:00'), now);
          const due = laidOut(wanted, now, zone).flatMap(({ plan }) =>
            plan?.state === 'planned' ? [plan.dueAt.getTime()] : [],
          );
          due.sort((a, b) => a - b);
          due.slice(1).forEach((one, index) => {
            expect(one - (due[index] ?? 0)).toBeGreaterThanOrEqual(90 * 60_000);
          });
        },
      ),
    );
  });
});
