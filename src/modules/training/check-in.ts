import { takePlace } from './enrol.js';
import { type TrainingParts } from './parts.js';
import { changeEnrolment } from './change-enrolment.js';
import { checkInWindow, placeIn, triesMs, wrongCodesAllowed } from './rules.js';
import { settleEnrolment } from './settle.js';
import { enrolmentId, type TrainingSummary } from './training.js';

export type CheckIn =
  | { outcome: 'checked_in' | 'walk_in' | 'already'; training: TrainingSummary }
  | { outcome: 'early' | 'over' | 'cancelled' | 'waiting' | 'full'; training: TrainingSummary }
  | { outcome: 'wrong' | 'too_often' };

/** Who is in the room: a participant, by the message that says so. */
export interface Arrival {
  participantId: string;
  inboundId: string;
  now: Date;
}

/** A code as people type it: case and spaces do not count, nor does the word in front of it. */
export const readRoomCode = (text: string): string =>
  text
    .toUpperCase()
    .replace(/^\s*(HADIR|KODE|CODE|PRESENT)\b/, '')
    .replace(/[\s.-]/g, '');

/** Checks in by the code in the room. After some wrong ones nothing is looked up for a while. */
export async function checkInByCode(
  parts: TrainingParts,
  typed: string,
  arrival: Arrival,
): Promise<CheckIn> {
  const { participantId, inboundId, now } = arrival;
  const since = new Date(now.getTime() - triesMs);
  if ((await parts.tries.wrongSince(participantId, since)) >= wrongCodesAllowed) {
    return { outcome: 'too_often' };
  }
  const code = readRoomCode(typed);
  const found = code === '' ? [] : await parts.trainings.findByCode(code);
  const training = found.find((one) => checkInWindow(one, now) === 'open') ?? found[0];
  if (!training) {
    await parts.tries.countWrong(participantId, inboundId, now);
    return { outcome: 'wrong' };
  }
  return checkIn(parts, training, arrival);
}

/** Checks in by the link in the QR. */
export async function checkInByToken(
  parts: TrainingParts,
  token: string,
  arrival: Arrival,
): Promise<CheckIn> {
  const training = await parts.trainings.findByToken(token);
  return training ? checkIn(parts, training, arrival) : { outcome: 'wrong' };
}

/** Takes down that somebody is there; who has no place gets one if a seat is left. */
async function checkIn(
  parts: TrainingParts,
  { id }: TrainingSummary,
  { participantId, now }: Arrival,
): Promise<CheckIn> {
  const training = await parts.trainings.find(id);
  if (!training) return { outcome: 'wrong' };
  const own = enrolmentId(id, participantId);
  const known = await parts.enrolments.find(own);
  if (known?.attendedAt) return { outcome: 'already', training };
  const window = checkInWindow(training, now);
  if (window !== 'open') return { outcome: window, training };
  const place = placeIn(training, participantId);
  if (place?.state === 'waiting') return { outcome: 'waiting', training };
  if (!place) {
    const taken = await takePlace(parts, id, participantId, 'free', now);
    if (taken.outcome !== 'seated') return { outcome: 'full', training };
  }
  await settleEnrolment(parts, id, participantId, now);
  await changeEnrolment(parts, own, (one) => (one.attendedAt ? undefined : { attendedAt: now }));
  return { outcome: place ? 'checked_in' : 'walk_in', training };
}
