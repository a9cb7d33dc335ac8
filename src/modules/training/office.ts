import type { Area } from '../people/participant.js';
import { tellParticipants } from '../people/tell-participant.js';
import {
  createTraining,
  readTrainingRow,
  type FieldFault,
  type TrainingField,
  type TrainingRow,
} from './create-training.js';
import { trainingVars } from './describe.js';
import type { TrainingParts } from './parts.js';
import type { TrainingCounts } from './ports.js';
import { settleTraining } from './settle.js';
import type { HeldTraining } from './totals.js';
import type { Training, TrainingSummary } from './training.js';
import type { Audit } from '../../ports/audit.js';

/** What the office does with trainings, beside what people do. */
export interface OfficeParts extends TrainingParts {
  counts(ids: readonly string[]): Promise<Map<string, TrainingCounts>>;
  /** The trainings that are over and were not called off. */
  held(now: Date): Promise<HeldTraining[]>;
  readKecamatan: (text: string) => Area | undefined;
  audit: Audit;
  /** Random: of a link, and of a room. */
  newToken: () => string;
  newRoomCode: () => string;
}

export interface Doing {
  /** The user's email. */
  by: string;
  at: Date;
}

export type Faults = Partial<Record<TrainingField, FieldFault>>;

/** What a form says of a training. */
export interface TrainingForm {
  row: TrainingRow;
  /** Ids of coaches; who is none is left out. */
  reviewers: readonly string[];
}

/** Creates a training out of a form; the same title, place and start again changes nothing. */
export async function addTraining(
  parts: OfficeParts,
  form: TrainingForm,
  { by, at }: Doing,
): Promise<{ training: Training } | { faults: Faults }> {
  const { readKecamatan, timeZone } = parts;
  const read = readTrainingRow(form.row, { readKecamatan, timeZone, now: at });
  if ('faults' in read) return read;
  const [newToken, newRoomCode] = [parts.newToken(), parts.newRoomCode()];
  const input = { ...read.input, reviewers: await coachesAmong(parts, form.reviewers) };
  const training = await createTraining(parts.trainings, input, {
    ...{ newToken, newRoomCode, now: at },
  });
  const subject = `training:${training.id}`;
  await parts.audit({ id: `${subject}:1`, action: 'created training', subject, by, at });
  await parts.agenda.changed({ of: 'training', id: training.id });
  return { training };
}

/**
 * Changes a training; people who have a place keep it, and move up where there are more seats.
 * @param version the one that the form was made of
 * @returns `stale` when somebody else changed it meanwhile, `crowded` when more people have a place than seats
 */
export async function changeTraining(
  parts: OfficeParts,
  { id, version }: { id: string; version: number },
  form: TrainingForm,
  { by, at }: Doing,
): Promise<{ training: Training } | { faults: Faults } | 'stale' | 'crowded'> {
  const { readKecamatan, timeZone } = parts;
  const read = readTrainingRow(form.row, { readKecamatan, timeZone, now: at }, true);
  if ('faults' in read) return read;
  const before = await parts.trainings.find(id);
  const reviewers = await coachesAmong(parts, form.reviewers);
  const input = { bring: '', cost: 0, ...read.input, reviewers };
  const changed = await parts.trainings.change(id, version, input);
  if (typeof changed === 'string') return changed;
  await followUp(parts, changed, 'changed training', { by, at });
  if (before && isElsewhere(before, changed)) await tellQueue(parts, changed, 'moved');
  return { training: changed };
}

async function coachesAmong(
  { coaches }: Pick<OfficeParts, 'coaches'>,
  ids: readonly string[],
): Promise<string[]> {
  const known = ids.length > 0 ? await coaches.list() : [];
  return known.map(({ id }) => id).filter((id) => ids.includes(id));
}

/** Calls a training off; whoever has a place is told. */
export async function callOff(
  parts: OfficeParts,
  { id, version }: { id: string; version: number },
  { by, at }: Doing,
): Promise<'called_off' | 'stale'> {
  const changed = await parts.trainings.change(id, version, { state: 'cancelled' });
  if (typeof changed === 'string') return 'stale';
  await followUp(parts, changed, 'called off training', { by, at });
  await tellQueue(parts, changed, 'calledOff');
  return 'called_off';
}

const isElsewhere = (before: Training, after: Training): boolean =>
  before.startsAt.getTime() !== after.startsAt.getTime() ||
  before.endsAt.getTime() !== after.endsAt.getTime() ||
  before.place !== after.place;

/** Tells everybody who has a place, on every contact where they can be reached. */
const tellQueue = (parts: OfficeParts, training: Training, what: 'moved' | 'calledOff') =>
  tellParticipants(parts, training.queue, {
    key: `training-${training.id}-${training.version}`,
    text: `trainings:told.${what}`,
    values: (locale) => trainingVars(training, { ...parts, locale }),
  });

async function followUp(
  parts: OfficeParts,
  { id, version }: TrainingSummary,
  action: string,
  { by, at }: Doing,
): Promise<void> {
  const subject = `training:${id}`;
  await parts.audit({ id: `${subject}:${version}`, action, subject, by, at });
  await settleTraining(parts, id, at);
  await parts.agenda.changed({ of: 'training', id });
}
