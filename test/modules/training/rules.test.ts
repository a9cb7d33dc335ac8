import { describe, expect, it } from '@jest/globals';
import {
  certificateNumber,
  maskName,
  readCertificateNumber,
} from '../../../src/modules/training/certificate.js';
import { readRoomCode } from '../../../src/modules/training/check-in.js';
import {
  readTrainingRow,
  trainingId,
  type TrainingRow,
} from '../../../src/modules/training/create-training.js';
import { sortTrainings } from '../../../src/modules/training/describe.js';
import {
  checkInWindow,
  dutyOf,
  enrolWindow,
  placeIn,
  practiceState,
  seatsLeft,
  waitingIn,
} from '../../../src/modules/training/rules.js';
import type { Enrolment } from '../../../src/modules/training/training.js';
import { sayShort, sayWhen } from '../../../src/modules/training/when.js';
import { at, makeTraining } from './make-training.js';

const queue = ['a', 'b', 'c', 'd'];

describe('a place in the queue', () => {
  it.each([
    [3, 'a', { state: 'seated', position: 1 }],
    [3, 'c', { state: 'seated', position: 3 }],
    [3, 'd', { state: 'waiting', position: 1 }],
    [1, 'd', { state: 'waiting', position: 3 }],
    [9, 'd', { state: 'seated', position: 4 }],
    [3, 'nobody', undefined],
  ])('of %i seats: %s', (quota, person, place) => {
    expect(placeIn({ queue, quota }, person)).toEqual(place);
  });

  it.each([
    [3, 0, 3, 0],
    [3, 2, 1, 0],
    [3, 3, 0, 0],
    [3, 7, 0, 4],
  ])('%i seats, %i people: %i left, %i waiting', (quota, taken, left, waiting) => {
    expect(seatsLeft({ quota, taken })).toBe(left);
    expect(waitingIn({ quota, taken })).toBe(waiting);
  });
});

describe('windows of a training from 09.00 to 12.00', () => {
  it.each([
    [-10_000, 'open', 'early'],
    [-31, 'open', 'early'],
    [-30, 'open', 'open'],
    [-1, 'open', 'open'],
    [0, 'late', 'open'],
    [180, 'late', 'open'],
    [210, 'late', 'open'],
    [211, 'late', 'over'],
  ] as const)('%i minutes from its start: enrol %s, check in %s', (minutes, enrol, checkIn) => {
    expect(enrolWindow(makeTraining(), at(minutes))).toBe(enrol);
    expect(checkInWindow(makeTraining(), at(minutes))).toBe(checkIn);
  });

  it('are shut when it is called off', () => {
    const training = makeTraining({ state: 'cancelled' });
    expect(enrolWindow(training, at(-60))).toBe('cancelled');
    expect(checkInWindow(training, at(0))).toBe('cancelled');
  });
});

const enrolment = (changes: Partial<Enrolment> = {}): Enrolment => ({
  ...{ id: 'kemasan:a', trainingId: 'kemasan', participantId: 'a', state: 'seated', version: 1 },
  enrolledAt: at(-5000),
  ...changes,
});
const sent = { state: 'waiting', text: 'sudah', sentAt: at(200) } as const;
const attendedAt = at(5);
const feedback = { rating: 5, at: at(190) } as const;

describe('what a training asks of somebody', () => {
  it.each<[string, Partial<Enrolment>, number, string | undefined]>([
    ['long before', {}, -5000, undefined],
    ['two days before', {}, -2880, 'confirm'],
    ['two days before, confirmed', { confirmedAt: at(-2000) }, -1000, undefined],
    ['two days before, enrolled since', { enrolledAt: at(-2000) }, -1000, undefined],
    ['the day before, moved up', { enrolledAt: at(-2000), movedUpAt: at(-900) }, -800, 'confirm'],
    ['two days before, waiting', { state: 'waiting' }, -1000, undefined],
    ['at the door', {}, -20, 'check_in'],
    ['at the door, waiting', { state: 'waiting' }, -20, undefined],
    ['in the room', { attendedAt }, 10, 'practice'],
    ['not there', {}, 300, undefined],
    ['afterwards', { attendedAt, feedback }, 300, 'practice'],
    ['returned', { attendedAt, practice: { ...sent, state: 'returned' } }, 900, 'returned'],
    ['sent', { attendedAt, practice: sent }, 900, 'feedback'],
    ['sent, during the training', { attendedAt, practice: sent }, 100, undefined],
    ['sent, and rated', { attendedAt, practice: sent, feedback }, 900, undefined],
    ['months later', { attendedAt }, 60 * 24 * 61 + 180, undefined],
  ])('%s', (_name, changes, minutes, duty) => {
    expect(dutyOf(makeTraining(), enrolment(changes), at(minutes))).toBe(duty);
  });

  it.each<[Partial<Enrolment> | undefined, string]>([
    [undefined, 'not_attended'],
    [{}, 'not_attended'],
    [{ attendedAt }, 'due'],
    [{ attendedAt, practice: sent }, 'waiting'],
    [{ attendedAt, practice: { ...sent, state: 'returned' } }, 'returned'],
    [{ attendedAt, practice: { ...sent, state: 'accepted' } }, 'accepted'],
  ])('its practice: %j is %s', (changes, state) => {
    expect(practiceState(changes && enrolment(changes))).toBe(state);
  });
});

describe('when', () => {
  it.each([
    ['id', 'Asia/Jakarta', 'Sabtu, 28 November 2026, 09.00-12.00 WIB'],
    ['en', 'Asia/Jakarta', 'Saturday, 28 November 2026, 09.00-12.00 WIB'],
    ['id', 'Asia/Makassar', 'Sabtu, 28 November 2026, 10.00-13.00 WITA'],
  ])('is said in %s, %s', (locale, zone, text) => {
    expect(sayWhen(makeTraining(), locale, zone)).toBe(text);
  });

  it('is said with both days over midnight, and briefly on buttons', () => {
    const night = makeTraining({ startsAt: at(13 * 60), endsAt: at(16 * 60) });
    expect(sayWhen(night, 'id', 'Asia/Jakarta')).toBe(
      'Sabtu, 28 November 2026, 22.00 - Minggu, 29 November 2026, 01.00 WIB',
    );
    expect(sayShort(at(0), 'id', 'Asia/Jakarta')).toBe('Sab 28 Nov 09.00');
  });
});

describe('the order of a list', () => {
  const one = (
    id: string,
    code: string,
    minutes: number,
    kind: 'pemprov' | 'penggerak' = 'pemprov',
  ) => makeTraining({ id, kind, startsAt: at(minutes), kecamatan: { code, name: code } });
  const all = [
    one('far', '31.71.01', 0),
    one('own-later', '31.74.01', 3000),
    one('near', '31.74.02', 10, 'penggerak'),
    one('own', '31.74.01', 20),
  ];

  it.each([
    [{ own: '31.74.01' }, ['own', 'own-later', 'near', 'far']],
    [{ own: '31.71.02' }, ['far', 'near', 'own', 'own-later']],
    [{ own: '31.74.01', kecamatan: '31.71.01' }, ['far']],
    [{ own: '31.74.01', kind: 'penggerak' }, ['near']],
    [{ own: '31.74.01', date: '2026-11-30' }, ['own-later']],
    [{ own: '31.74.01', date: '2026-12-24' }, []],
  ])('for %j', (wanted, ids) => {
    expect(sortTrainings(all, wanted, 'Asia/Jakarta').map(({ id }) => id)).toEqual(ids);
  });
});

const row: TrainingRow = {
  title: '  Kemasan   Produk ',
  topic: '',
  kind: 'Pemprov',
  kecamatan: 'tebet',
  place: 'Kantor Kecamatan Tebet',
  date: '2026-11-28',
  from: '9.00',
  to: '12:00',
  quota: '50',
  narasumber: 'Bu Ratna',
  bring: '',
  task: 'ganti kemasan satu produk',
  cost: '',
};
const readers = {
  readKecamatan: (text: string) =>
    text === 'tebet' ? { code: '31.74.01', name: 'Tebet' } : undefined,
  timeZone: 'Asia/Jakarta',
  now: at(-6000),
};

describe('a row of a form or a file', () => {
  it('is read', () => {
    const read = readTrainingRow(row, readers);
    expect(read).toMatchObject({
      input: {
        title: 'Kemasan Produk',
        kind: 'pemprov',
        quota: 50,
        startsAt: at(0),
        endsAt: at(180),
      },
    });
    expect('input' in read && 'bring' in read.input).toBe(false);
    expect('input' in read && 'cost' in read.input).toBe(false);
  });

  it.each(['17250000', 'Rp17.250.000', '17,25 juta'])('reads the cost "%s"', (cost) => {
    expect(readTrainingRow({ ...row, cost }, readers)).toMatchObject({
      input: { cost: 17_250_000 },
    });
  });

  it.each<[Partial<TrainingRow>, object]>([
    [{ title: ' ' }, { title: 'missing' }],
    [{ title: 'x'.repeat(81) }, { title: 'too_long' }],
    [{ kind: 'swasta' }, { kind: 'unknown' }],
    [{ cost: 'gratis' }, { cost: 'not_money' }],
    [{ kecamatan: 'depok' }, { kecamatan: 'unknown' }],
    [{ date: '2026-02-30' }, { date: 'not_a_date' }],
    [{ date: '28/11/2026' }, { date: 'not_a_date' }],
    [{ date: '2026-11-01' }, { date: 'past' }],
    [{ from: '25.00' }, { from: 'not_a_time' }],
    [{ to: '8.00' }, { to: 'order' }],
    [{ quota: '0' }, { quota: 'range' }],
    [{ quota: '1001' }, { quota: 'range' }],
    [{ quota: '-3' }, { quota: 'range' }],
    [
      { task: '', narasumber: '' },
      { task: 'missing', narasumber: 'missing' },
    ],
  ])('has faults: %j', (changes, faults) => {
    expect(readTrainingRow({ ...row, ...changes }, readers)).toEqual({ faults });
  });

  it('names the same training the same, however it is written', () => {
    const id = (changes: Partial<TrainingRow>) => {
      const read = readTrainingRow({ ...row, ...changes }, readers);
      return 'input' in read ? trainingId(read.input) : undefined;
    };
    expect(id({ title: 'KEMASAN produk', quota: '30' })).toBe(id({}));
    expect(id({ from: '10.00' })).not.toBe(id({}));
  });
});

describe('codes, numbers and names', () => {
  it.each([
    ['ab34cd', 'AB34CD'],
    [' AB-34 CD ', 'AB34CD'],
    ['hadir ab34cd', 'AB34CD'],
    ['Kode AB34CD', 'AB34CD'],
    ['hadir', ''],
  ])('a code typed as "%s"', (typed, code) => {
    expect(readRoomCode(typed)).toBe(code);
  });

  it.each([
    ['Siti Aminah', 'S*** A*****'],
    ['  Sari ', 'S***'],
    ['I Made', 'I M***'],
    ['Bartholomeusius', 'B********'],
  ])('the name %s is masked', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('gives every enrolment one number, that can be typed back', () => {
    const fingerprint = (value: string) =>
      Buffer.from(`${value}${'.'.repeat(32)}`).toString('base64url');
    const number = certificateNumber({ fingerprint }, 'kemasan:a', 2026);
    expect(certificateNumber({ fingerprint }, 'kemasan:a', 2026)).toBe(number);
    expect(readCertificateNumber(` ${number.toLowerCase()} `)).toBe(number);
    for (const typed of ['', 'PAS-2026', 'PAS-2026-AAAAA-AAAA', '../etc/passwd', `${number}X`]) {
      expect(readCertificateNumber(typed)).toBeUndefined();
    }
  });
});
