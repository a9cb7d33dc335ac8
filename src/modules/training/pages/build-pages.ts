import { randomBytes, randomInt } from 'node:crypto';
import { allKecamatan, readKecamatan } from '../../../language/kecamatan.js';
import type { Clock } from '../../../ports/clock.js';
import type { Area } from '../../people/participant.js';
import { codeLetters } from '../create-training.js';
import type { OfficeParts } from '../office.js';
import type { TrainingParts } from '../parts.js';
import type { Database } from '../../../store/connect.js';
import { officeStore } from '../../../store/office.js';
import { countEnrolments } from '../store/enrolments.js';
import { heldTrainings } from '../store/held.js';
import { trainingRoom } from './room.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import type { DashboardSurroundings } from '../../../app/build-dashboard.js';

const codeLength = 6;

/** The code of a room, at random. */
export const newRoomCode = (): string =>
  Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join('');

/** A kecamatan by its code, or as people name it; undefined for none, and for several. */
export function findKecamatan(text: string, clock: Clock, timeZone: string): Area | undefined {
  const known = allKecamatan.find(({ code }) => code === text);
  if (known) return known;
  const read = readKecamatan(text, { now: clock.now(), timeZone });
  return read.outcome === 'value' ? read.value : undefined;
}

/** What the office does with trainings, on the real store. */
export function buildOffice(
  training: TrainingParts,
  database: Database,
  clock: Clock,
): OfficeParts {
  const office = officeStore(database);
  return {
    ...training,
    counts: (ids) => countEnrolments(database, ids),
    held: (now) => heldTrainings(database, now),
    readKecamatan: (text) => findKecamatan(text, clock, training.timeZone),
    audit: (entry) => office.audit(entry),
    newToken: () => randomBytes(15).toString('base64url'),
    newRoomCode,
  };
}

/** The pages of trainings, on the real store. */
export function buildTrainingPages({
  database,
  running,
  clock,
}: DashboardSurroundings): DashboardRoom {
  return trainingRoom(() => {
    const training = running.conversations?.training;
    return training && buildOffice(training, database, clock);
  });
}
