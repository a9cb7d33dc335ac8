import type { Enrolment, EnrolmentState, Training, TrainingSummary } from './training.js';

/** Around a training in which check-in is open: half an hour on either side. */
export const checkInMarginMs = 30 * 60_000;

/** Time after a training for its practice and its feedback. */
export const practiceDays = 60;

const dayMs = 86_400_000;

/** Where a participant stands in a queue, and as how many-th among those who sit, or wait (from 1). */
export function placeIn(
  { queue, quota }: Pick<Training, 'queue' | 'quota'>,
  participantId: string,
): { state: 'seated' | 'waiting'; position: number } | undefined {
  const index = queue.indexOf(participantId);
  if (index < 0) return undefined;
  return index < quota
    ? { state: 'seated', position: index + 1 }
    : { state: 'waiting', position: index - quota + 1 };
}

export const stateIn = (training: Training | undefined, participantId: string): EnrolmentState =>
  (training && placeIn(training, participantId)?.state) ?? 'cancelled';

export const seatsLeft = ({ quota, taken }: Pick<Training, 'quota' | 'taken'>): number =>
  Math.max(0, quota - taken);

export const waitingIn = ({ quota, taken }: Pick<Training, 'quota' | 'taken'>): number =>
  Math.max(0, taken - quota);

/** Whether one can still come in or leave: until the training begins. */
export function enrolWindow(
  { state, startsAt }: TrainingSummary,
  now: Date,
): 'open' | 'cancelled' | 'late' {
  if (state === 'cancelled') return 'cancelled';
  return now < startsAt ? 'open' : 'late';
}

/** Whether the code in the room counts now. */
export function checkInWindow(
  { state, startsAt, endsAt }: TrainingSummary,
  now: Date,
): 'early' | 'open' | 'over' | 'cancelled' {
  if (state === 'cancelled') return 'cancelled';
  if (now.getTime() < startsAt.getTime() - checkInMarginMs) return 'early';
  return now.getTime() <= endsAt.getTime() + checkInMarginMs ? 'open' : 'over';
}

/** What stands in the way of somebody's practice, or `due`. */
export function practiceState(
  enrolment: Enrolment | undefined,
): 'due' | 'returned' | 'waiting' | 'accepted' | 'not_attended' {
  if (!enrolment?.attendedAt) return 'not_attended';
  return enrolment.practice?.state ?? 'due';
}

/** A certificate is for who was there and showed the practice. */
export const deservesCertificate = (enrolment: Enrolment): boolean =>
  enrolment.attendedAt !== undefined && enrolment.practice?.state === 'accepted';

/** Wrong codes in `triesMs` after which nothing is looked up. */
export const wrongCodesAllowed = 5;
export const triesMs = 15 * 60_000;

/** The one thing that a person's trainings call for, in this order. */
export const duties = ['check_in', 'returned', 'practice', 'feedback', 'confirm'] as const;
export type Duty = (typeof duties)[number];

/** A person is asked whether they come in the last two days. */
const confirmMs = 2 * dayMs;

/** Whoever took a seat in the last two days has just said that they come; who was moved up has not. */
const saidToCome = (
  { startsAt }: TrainingSummary,
  { confirmedAt, enrolledAt, movedUpAt }: Enrolment,
): boolean =>
  confirmedAt !== undefined ||
  (movedUpAt === undefined && startsAt.getTime() - enrolledAt.getTime() <= confirmMs);

/** What a training asks of a participant now, if anything. */
export function dutyOf(
  training: TrainingSummary,
  enrolment: Enrolment,
  now: Date,
): Duty | undefined {
  const { attendedAt, practice, feedback } = enrolment;
  if (!attendedAt) {
    if (enrolment.state !== 'seated') return undefined;
    if (checkInWindow(training, now) === 'open') return 'check_in';
    const near = training.startsAt.getTime() - now.getTime() <= confirmMs;
    const open = enrolWindow(training, now) === 'open';
    return open && near && !saidToCome(training, enrolment) ? 'confirm' : undefined;
  }
  if (practice?.state === 'returned') return 'returned';
  const over = now >= training.endsAt;
  const recent = now.getTime() - training.endsAt.getTime() < practiceDays * dayMs;
  if (!practice && recent) return 'practice';
  return over && recent && !feedback ? 'feedback' : undefined;
}
