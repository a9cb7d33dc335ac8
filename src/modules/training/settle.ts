import type { Agenda } from '../../ports/agenda.js';
import type { EnrolmentStore, TrainingStore } from './ports.js';
import { stateIn } from './rules.js';
import { enrolmentId, type Enrolment } from './training.js';

export interface SettleParts {
  trainings: TrainingStore;
  enrolments: EnrolmentStore;
  agenda: Agenda;
}

/** Rounds of writing against others before it is left to the sweep. */
const rounds = 20;

/**
 * Makes a participant's enrolment say what the training's queue says. The enrolment is read before the queue, and
 * written only if nobody wrote it since: what is written last comes from the newest queue. Run again after a
 * crash between the two writes it completes them.
 * @returns the enrolment afterwards; undefined where there never was one
 */
export async function settleEnrolment(
  { trainings, enrolments, agenda }: SettleParts,
  trainingId: string,
  participantId: string,
  now: Date,
): Promise<Enrolment | undefined> {
  const id = enrolmentId(trainingId, participantId);
  for (let round = 0; round < rounds; round += 1) {
    const known = await enrolments.find(id);
    const state = stateIn(await trainings.find(trainingId), participantId);
    if (known ? known.state === state : state === 'cancelled') return known;
    const next = settled(known, { id, trainingId, participantId }, state, now);
    if (await enrolments.put(next)) {
      await agenda.changed({ of: 'enrolment', id });
      return next;
    }
  }
  return enrolments.find(id);
}

/** The enrolment with its new state; who comes back has said nothing yet. */
function settled(
  known: Enrolment | undefined,
  names: Pick<Enrolment, 'id' | 'trainingId' | 'participantId'>,
  state: Enrolment['state'],
  now: Date,
): Enrolment {
  if (!known) return { ...names, state, enrolledAt: now, version: 1 };
  const kept = { ...known };
  delete kept.cancelledAt;
  delete kept.movedUpAt;
  delete kept.confirmedAt;
  const version = known.version + 1;
  if (state === 'cancelled') return { ...kept, state, cancelledAt: now, version };
  if (known.state === 'cancelled') return { ...kept, state, enrolledAt: now, version };
  const movedUp = known.state === 'waiting' && state === 'seated';
  return { ...kept, state, ...(movedUp && { movedUpAt: now }), version };
}

/** Settles everybody of a training whose enrolment does not say what the queue says. */
export async function settleTraining(
  parts: SettleParts,
  trainingId: string,
  now: Date,
): Promise<number> {
  const found = await parts.enrolments.ofTraining(trainingId);
  const training = await parts.trainings.find(trainingId);
  const known = new Map(found.map((one) => [one.participantId, one.state]));
  const people = new Set([...known.keys(), ...(training?.queue ?? [])]);
  let changed = 0;
  for (const participantId of people) {
    if ((known.get(participantId) ?? 'cancelled') === stateIn(training, participantId)) continue;
    await settleEnrolment(parts, trainingId, participantId, now);
    changed += 1;
  }
  return changed;
}

/** Completes what a crash left half done, in trainings that are still to come or just over. */
export async function settleAll(parts: SettleParts, now: Date): Promise<number> {
  let changed = 0;
  for (const { id } of await parts.trainings.coming(new Date(now.getTime() - 86_400_000), 1000)) {
    changed += await settleTraining(parts, id, now);
  }
  return changed;
}
