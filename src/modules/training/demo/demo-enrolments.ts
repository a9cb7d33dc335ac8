import type { Participant, StepRecord } from '../../people/participant.js';
import type { Secrets } from '../../../ports/secrets.js';
import { certificateNumber } from '../certificate.js';
import { enrolmentId, type Enrolment, type Practice, type Training } from '../training.js';
import { dayMs, daysBefore, earlier, hourMs } from '../../people/demo/days.js';
import { demoOfficer, recent } from '../../people/demo/plan.js';
import type { Spread } from '../../people/demo/spread.js';

/** A training with its people. */
export interface Filled {
  training: Training;
  enrolments: Enrolment[];
}

interface Frame {
  now: Date;
  spread: Spread;
  secrets: Pick<Secrets, 'fingerprint'>;
}

const practices = [
  'Kemasan baru sudah dipakai, pembeli bilang lebih rapi.',
  'Sudah saya coba di rumah bersama anak saya.',
  'Harga jual sudah dihitung ulang, ternyata kurang 2.000.',
  'Fotonya sudah saya pasang di status WhatsApp.',
];
const words = ['Terima kasih, jelas sekali.', 'Praktiknya seru.', 'Mohon waktunya ditambah.'];

/** Of 2017: everybody came, two thirds showed their practice and have the certificate. */
export function attended(training: Training, came: readonly Participant[], frame: Frame): Filled {
  const { spread } = frame;
  return filled(training, came, (participant) => {
    const enrolledAt = daysBefore(training.startsAt, 1);
    const there = present(training, participant, enrolledAt, spread);
    if (!spread.chance(64)) return there;
    return certified(there, participant, training, frame, false);
  });
}

/** Of the last weeks: some have the certificate, some have yet to show their practice, some stayed away. */
export function held(
  training: Training,
  who: readonly Participant[],
  frame: Frame,
  index: number,
): Filled {
  const { spread } = frame;
  const lately = index >= recent.daysAgo.length - 3;
  return filled(training, who, (participant, place) => {
    const enrolledAt = new Date(
      Math.min(participant.registeredAt.getTime() + hourMs, training.startsAt.getTime() - hourMs),
    );
    const running = runningSince(enrolledAt, training.id);
    if (place >= recent.certified) participant.steps.P2 = running;
    if (place >= recent.certified + recent.came)
      return seat(training, participant.id, enrolledAt, 'seated');
    const there = present(training, participant, enrolledAt, spread);
    if (place < recent.certified) return certified(there, participant, training, frame, true);
    const shown = lately ? practiceOf(training, place - recent.certified, frame) : undefined;
    return shown ? { ...there, practice: shown } : there;
  });
}

/** To come, or going on: who has a place, in the order of arrival; those behind the quota wait. */
export function seated(training: Training, who: readonly Participant[], frame: Frame): Filled {
  const { now, spread } = frame;
  const near = training.startsAt.getTime() - now.getTime() < 2 * dayMs;
  return filled(training, who, (participant, place) => {
    const since = participant.registeredAt;
    const from = since > daysBefore(now, 12) ? since : daysBefore(now, 12);
    const enrolledAt = spread.between(from, earlier(now, daysBefore(training.startsAt, 0.1)));
    const waits = place >= training.quota;
    participant.steps.P2 = runningSince(enrolledAt, training.id);
    return {
      ...seat(training, participant.id, enrolledAt, waits ? 'waiting' : 'seated'),
      ...(near && !waits && spread.chance(55) && { confirmedAt: spread.between(enrolledAt, now) }),
    };
  });
}

/** Called off, with those who had a place. */
export function called(training: Training, who: readonly Participant[], frame: Frame): Filled {
  const { training: full, enrolments } = seated(training, who, frame);
  return { training: { ...full, state: 'cancelled', version: 2 }, enrolments };
}

function filled(
  training: Training,
  who: readonly Participant[],
  enrol: (participant: Participant, place: number) => Enrolment,
): Filled {
  const queue = who.map(({ id }) => id);
  return { training: { ...training, queue, taken: queue.length }, enrolments: who.map(enrol) };
}

const seat = (
  training: Training,
  participantId: string,
  enrolledAt: Date,
  state: 'seated' | 'waiting',
): Enrolment => ({
  id: enrolmentId(training.id, participantId),
  ...{ trainingId: training.id, participantId, state, enrolledAt, version: 1 },
});

const runningSince = (at: Date, trainingId: string): StepRecord => ({
  ...{ state: 'running', at, by: 'demo', evidence: trainingId },
});

function present(
  training: Training,
  participant: Participant,
  enrolledAt: Date,
  spread: Spread,
): Enrolment {
  const { startsAt, endsAt } = training;
  const confirmedAt = new Date(startsAt.getTime() - 20 * hourMs);
  const at = new Date(endsAt.getTime() + (1 + spread.below(20)) * hourMs);
  return {
    ...seat(training, participant.id, enrolledAt, 'seated'),
    ...(confirmedAt > enrolledAt && { confirmedAt }),
    attendedAt: new Date(startsAt.getTime() + spread.below(20) * 60_000),
    ...(spread.chance(40) && {
      feedback: {
        rating: spread.pick([3, 4, 4, 5, 5, 5]),
        at,
        ...(spread.chance(30) && { words: spread.pick(words) }),
      },
    }),
  };
}

/** With an accepted practice and the certificate. @param marks whether that finishes step P2 here */
function certified(
  there: Enrolment,
  participant: Participant,
  { endsAt }: Training,
  { now, spread, secrets }: Frame,
  marks: boolean,
): Enrolment {
  const latest = earlier(now, new Date(endsAt.getTime() + 9 * dayMs));
  const sentAt = spread.between(new Date(endsAt.getTime() + hourMs), latest);
  const at = spread.between(sentAt, latest);
  const number = certificateNumber(secrets, there.id, at.getUTCFullYear());
  const done = { state: 'done', at, by: demoOfficer, evidence: number } as const;
  if (marks) participant.steps.P2 = done;
  else if (participant.steps.P2) participant.steps.P2.evidence = number;
  const practice: Practice = {
    ...{ state: 'accepted', text: spread.pick(practices), sentAt },
    ...{ reviewedBy: demoOfficer, reviewedAt: at },
  };
  return { ...there, practice, certificate: { number, at }, version: 3 };
}

/** Of those who came lately: four wait for somebody to look at it, one is to be completed. */
function practiceOf(training: Training, place: number, { now, spread }: Frame) {
  if (place > 4) return undefined;
  const sentAt = spread.between(new Date(training.endsAt.getTime() + hourMs), now);
  const sent = { text: spread.pick(practices), sentAt };
  if (place < 4) return { ...sent, state: 'waiting' } as const;
  const reviewedAt = spread.between(sentAt, now);
  const said = { words: 'Tambahkan foto kemasannya, ya.', reviewedBy: demoOfficer, reviewedAt };
  return { ...sent, ...said, state: 'returned' } as const;
}
