import type { Participant } from '../participants/participant.js';
import { enrolmentId, type Enrolment, type Training } from '../training/training.js';
import { demoKecamatan } from './demo-people.js';
import { coming, history, historyDays, mark } from './plan.js';
import type { Spread } from './spread.js';

const topics = ['Kemasan Produk', 'Foto Produk dengan HP', 'Hitung Harga Jual', 'Jualan Online'];
const dayMs = 86_400_000;
/** 09.00 in Jakarta, in UTC. */
const nineMs = 2 * 3_600_000;

export interface DemoClasses {
  trainings: Training[];
  enrolments: Enrolment[];
}

/** The trainings of 2017 with everybody who came, and those to come with who enrolled. */
export function demoTrainings(
  participants: readonly Participant[],
  now: Date,
  spread: Spread,
): DemoClasses {
  const past = demoKecamatan().map((kecamatan, index) => {
    const came = participants
      .slice(0, history.participants)
      .filter(({ kecamatan: { code } }) => code === kecamatan.code);
    const day = historyDays[index % historyDays.length] ?? historyDays[0];
    const startsAt = new Date(Date.parse(`${day}T00:00:00Z`) + nineMs);
    const speakers = index < history.narasumber - 2 * history.kecamatan ? 3 : 2;
    const training = trainingOf(index, kecamatan, startsAt, spread, speakers);
    return attended({ ...training, quota: came.length }, came, spread);
  });
  const ahead = Array.from({ length: coming.trainings }, (_, index) => {
    const kecamatan = demoKecamatan()[index * 3] ?? spread.pick(demoKecamatan());
    const day = Math.floor(now.getTime() / dayMs) * dayMs + (2 + index * 2) * dayMs;
    const training = trainingOf(100 + index, kecamatan, new Date(day + nineMs), spread, 2);
    const interested = participants
      .slice(history.participants)
      .filter((_person, place) => place % coming.trainings === index)
      .slice(0, coming.enrolled);
    return enrolled({ ...training, quota: coming.seats }, interested, now, spread);
  });
  const all = [...past, ...ahead];
  return {
    trainings: all.map(({ training }) => training),
    enrolments: all.flatMap(({ enrolments }) => enrolments),
  };
}

function trainingOf(
  n: number,
  { code, name }: { code: string; name: string },
  startsAt: Date,
  spread: Spread,
  speakers: number,
): Training {
  const number = String(n).padStart(3, '0');
  const title = spread.pick(topics);
  const names = Array.from(
    { length: speakers },
    (_, index) => `Narasumber Contoh ${n * 3 + index + 1}`,
  );
  return {
    ...{ id: `${mark}t${number}`, title, topic: `${title}, langsung praktik` },
    kind: n % 3 === 0 ? 'penggerak' : 'pemprov',
    kecamatan: { code, name },
    place: `Kantor Kecamatan ${name}`,
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3 * 3_600_000),
    quota: 0,
    narasumber: names.join(', '),
    bring: '1 contoh produk',
    task: 'Perbaiki satu produk di rumah dan kirim fotonya',
    checkInCode: `DEM${number}`,
    checkInToken: `ci-${mark}${number}-contoh-saja`,
    ...{ state: 'open', version: 1, queue: [], taken: 0 },
    createdAt: new Date(startsAt.getTime() - 14 * dayMs),
  };
}

interface Filled {
  training: Training;
  enrolments: Enrolment[];
}

function attended(training: Training, came: readonly Participant[], spread: Spread): Filled {
  const queue = came.map(({ id }) => id);
  const enrolments = queue.map((participantId): Enrolment => {
    const practised = spread.below(100) < 64;
    const sentAt = new Date(training.endsAt.getTime() + (1 + spread.below(9)) * dayMs);
    return {
      ...seat(training, participantId, new Date(training.startsAt.getTime() - 7 * dayMs)),
      confirmedAt: new Date(training.startsAt.getTime() - dayMs),
      attendedAt: new Date(training.startsAt.getTime() + spread.below(20) * 60_000),
      ...(practised && {
        practice: {
          state: 'accepted',
          text: 'Sudah praktik',
          sentAt,
          reviewedBy: 'demo',
          reviewedAt: sentAt,
        },
      }),
      ...(spread.below(100) < 40 && { feedback: { rating: 3 + spread.below(3), at: sentAt } }),
    };
  });
  return { training: { ...training, queue, taken: queue.length }, enrolments };
}

function enrolled(
  training: Training,
  who: readonly Participant[],
  now: Date,
  spread: Spread,
): Filled {
  const queue = who.map(({ id }) => id);
  const enrolments = queue.map((participantId, index): Enrolment => {
    const waits = index >= training.quota;
    const at = new Date(now.getTime() - spread.below(6) * dayMs - 3_600_000);
    const confirmed = !waits && spread.below(100) < 55;
    return {
      ...seat(training, participantId, at),
      state: waits ? 'waiting' : 'seated',
      ...(confirmed && { confirmedAt: at }),
    };
  });
  return { training: { ...training, queue, taken: queue.length }, enrolments };
}

const seat = (training: Training, participantId: string, enrolledAt: Date): Enrolment => ({
  id: enrolmentId(training.id, participantId),
  trainingId: training.id,
  participantId,
  state: 'seated',
  enrolledAt,
  version: 1,
});
