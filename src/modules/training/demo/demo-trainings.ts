import type { Participant } from '../../people/participant.js';
import type { Secrets } from '../../../ports/secrets.js';
import type { Enrolment, Training } from '../training.js';
import { atHour, dayAfter, hourMs, hourOf, isoDay, meetingDay } from '../../people/demo/days.js';
import { attended, called, held, seated, type Filled } from './demo-enrolments.js';
import { mainland } from '../../people/demo/demo-people.js';
import { coming, history, historyDays, mark, recent } from '../../people/demo/plan.js';
import type { Spread } from '../../people/demo/spread.js';

const topics = [
  { title: 'Kemasan Produk', task: 'Ganti kemasan satu produk di rumah dan kirim fotonya' },
  { title: 'Foto Produk dengan HP', task: 'Foto tiga produk dengan cahaya jendela, lalu kirim' },
  { title: 'Hitung Harga Jual', task: 'Hitung modal dan harga jual satu produk, lalu kirim' },
  { title: 'Jualan Online', task: 'Pasang satu produk di toko daring, lalu kirim fotonya' },
] as const;

/** Where the next trainings are: over the whole city, Tebet among the first. */
const places = ['31.74.01', '31.71.03', '31.72.04', '31.74.01', '31.75.06', '31.73.05'] as const;

export interface DemoClasses {
  trainings: Training[];
  enrolments: Enrolment[];
}

interface Frame {
  now: Date;
  spread: Spread;
  secrets: Pick<Secrets, 'fingerprint'>;
}

/**
 * The trainings of 2017 with everybody who came, those of the last weeks, one that is going on (by day), and those
 * to come with who enrolled. Step P2 of those who came later follows from them.
 */
export function demoTrainings(participants: readonly Participant[], frame: Frame): DemoClasses {
  const all = [
    ...historyTrainings(participants, frame),
    ...laterTrainings(participants.slice(history.participants), frame),
  ];
  return {
    trainings: all.map(({ training }) => training),
    enrolments: all.flatMap(({ enrolments }) => enrolments),
  };
}

function historyTrainings(participants: readonly Participant[], frame: Frame): Filled[] {
  const everybody = participants.slice(0, history.participants);
  let left: number = history.cost;
  return mainland.map((kecamatan, index) => {
    const came = everybody.filter(({ kecamatan: { code } }) => code === kecamatan.code);
    const day = historyDays[index % historyDays.length] ?? '2017-11-11';
    const speakers = index < history.narasumber - 2 * history.kecamatan ? 3 : 2;
    const training = trainingOf(index, kecamatan, atHour(day, 9), frame.spread, speakers);
    const last = index === mainland.length - 1;
    const share = (history.cost / history.participants) * came.length;
    const cost = last ? left : Math.round(share / 50_000) * 50_000;
    left -= cost;
    return attended({ ...training, quota: came.length, cost }, came, frame);
  });
}

/** Those of the last weeks, today, and to come; each person is in one of them. */
function laterTrainings(newcomers: readonly Participant[], frame: Frame): Filled[] {
  const { now, spread } = frame;
  const pool = [...newcomers];
  const someOf = (count: number) => pool.splice(0, count);
  const each = recent.certified + recent.came + recent.away;
  const past = recent.daysAgo.map((days, index) => {
    const startsAt = atHour(meetingDay(dayAfter(now, -days)), 9);
    const training = trainingOf(100 + index, placeOf(index * 5 + 2), startsAt, spread, 2);
    const cost = costOf(recent.certified + recent.came, spread);
    return held({ ...training, quota: 40, cost }, someOf(each), frame, index);
  });
  const today = trainingOf(200, placeOf(0), startOfToday(now), spread, 2);
  const ahead = coming.map(({ days, taken }, index) => {
    const hour = index % 4 === 3 ? 13 : 9;
    const startsAt = atHour(meetingDay(dayAfter(now, days)), hour);
    const training = trainingOf(300 + index, placeOf(index + 1), startsAt, spread, 2);
    const quota = training.kind === 'pemprov' ? 50 : 30;
    const who = someOf(Math.round(quota * taken));
    return seated({ ...training, quota, cost: costOf(quota, spread) }, who, frame);
  });
  const offAt = atHour(meetingDay(dayAfter(now, 9)), 9);
  const off = trainingOf(400, placeOf(21), offAt, spread, 2);
  return [
    ...past,
    seated({ ...today, quota: 50, cost: costOf(50, spread) }, someOf(24), frame),
    ...ahead,
    called({ ...off, quota: 30 }, someOf(8), frame),
  ];
}

/** Around what a participant cost in 2017. */
const costOf = (heads: number, spread: Spread): number =>
  Math.round((heads * (270 + spread.below(70))) / 50) * 50_000;

/** By day it has begun half an hour ago, so that one can check in; by night it is tomorrow morning. */
function startOfToday(now: Date): Date {
  const hour = hourOf(now);
  if (hour >= 20) return atHour(dayAfter(now, 1), 9);
  return hour < 8 ? atHour(isoDay(now), 9) : atHour(isoDay(now), hour - 0.5);
}

/** The first ones as listed, then on through the mainland. */
function placeOf(index: number): { code: string; name: string } {
  const code = places[index];
  const found = code && mainland.find((one) => one.code === code);
  const [first] = mainland;
  const other = found ?? mainland[(index * 11 + 3) % mainland.length] ?? first;
  if (!other) throw new Error('there is no kecamatan');
  return other;
}

function trainingOf(
  n: number,
  { code, name }: { code: string; name: string },
  startsAt: Date,
  spread: Spread,
  speakers: number,
): Training {
  const number = String(n).padStart(3, '0');
  const { title, task } = spread.pick(topics);
  const names = Array.from(
    { length: speakers },
    (_, index) => `Narasumber Contoh ${n * 3 + index + 1}`,
  );
  const kind = n % 3 === 0 ? 'penggerak' : 'pemprov';
  return {
    ...{ id: `${mark}t${number}`, title, task, topic: `${title}, langsung praktik`, kind },
    kecamatan: { code, name },
    place: kind === 'pemprov' ? `Kantor Kecamatan ${name}` : `Balai Warga Contoh ${name}`,
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3 * hourMs),
    quota: 0,
    narasumber: names.join(', '),
    bring: '1 contoh produk',
    checkInCode: `DEM${number}`,
    checkInToken: `ci-${mark}${number}-contoh-saja`,
    ...{ state: 'open', version: 1, queue: [], taken: 0 },
    createdAt: new Date(startsAt.getTime() - 21 * 24 * hourMs),
  };
}
