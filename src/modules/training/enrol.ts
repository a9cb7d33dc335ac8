import type { TrainingParts } from './parts.js';
import { enrolWindow, placeIn } from './rules.js';
import { settleEnrolment, settleTraining } from './settle.js';
import type { Joining } from './ports.js';
import type { Training } from './training.js';

export type Enrolling =
  | { outcome: 'seated' | 'waiting'; training: Training; position: number }
  | { outcome: 'cancelled' | 'late' | 'full' | 'gone' }
  | { outcome: 'clash'; training: Training; other: Training };

type EnrolParts = Pick<TrainingParts, 'trainings' | 'enrolments' | 'agenda' | 'steps'>;

/**
 * Enrols a participant: a seat, or a place on the waiting list. Who has a place keeps it. Step P2 begins.
 * @returns `clash` where they have a place in another training at the same time
 */
export async function enrol(
  parts: EnrolParts,
  trainingId: string,
  participantId: string,
  now: Date,
): Promise<Enrolling> {
  const training = await parts.trainings.find(trainingId);
  if (!training) return { outcome: 'gone' };
  const window = enrolWindow(training, now);
  if (window !== 'open') return { outcome: window };
  if (!training.queue.includes(participantId)) {
    const other = await clashing(parts, training, participantId);
    if (other) return { outcome: 'clash', training, other };
  }
  return takePlace(parts, trainingId, participantId, 'any', now);
}

/** Takes a place in the queue and writes it down as an enrolment. */
export async function takePlace(
  parts: EnrolParts,
  trainingId: string,
  participantId: string,
  joining: Joining,
  now: Date,
): Promise<Enrolling> {
  const training = await parts.trainings.join(trainingId, participantId, joining);
  if (!training) return { outcome: 'gone' };
  const place = placeIn(training, participantId);
  if (!place) return { outcome: training.state === 'cancelled' ? 'cancelled' : 'full' };
  await settleEnrolment(parts, trainingId, participantId, now);
  const running = { state: 'running', at: now, by: 'chat', evidence: trainingId } as const;
  await parts.steps.markStep(participantId, 'P2', running);
  return { outcome: place.state, training, position: place.position };
}

/** An open training at the same time in which the participant has a place. */
async function clashing(
  { trainings }: EnrolParts,
  { id, startsAt, endsAt }: Training,
  participantId: string,
): Promise<Training | undefined> {
  const held = await trainings.holding(participantId);
  return held.find(
    (other) =>
      other.id !== id &&
      other.state === 'open' &&
      other.startsAt < endsAt &&
      startsAt < other.endsAt,
  );
}

/** Gives a place up: whoever waits longest moves up. */
export async function leave(
  parts: EnrolParts,
  trainingId: string,
  participantId: string,
  now: Date,
): Promise<{ outcome: 'left' | 'none' | 'late' | 'gone'; training?: Training }> {
  const training = await parts.trainings.find(trainingId);
  if (!training) return { outcome: 'gone' };
  if (!training.queue.includes(participantId)) {
    // Left before, by the same message perhaps: what a crash left undone is completed.
    await settleTraining(parts, trainingId, now);
    return { outcome: 'none', training };
  }
  if (enrolWindow(training, now) === 'late') return { outcome: 'late', training };
  await parts.trainings.leave(trainingId, participantId);
  await settleTraining(parts, trainingId, now);
  return { outcome: 'left', training };
}
