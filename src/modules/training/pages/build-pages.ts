import { randomBytes, randomInt } from 'node:crypto';
import { codeLetters } from '../create-training.js';
import type { OfficeParts } from '../office.js';
import type { TrainingParts } from '../parts.js';
import { officeStore } from '../../../store/office.js';
import { countEnrolments } from '../store/enrolments.js';
import { heldTrainings } from '../store/held.js';
import { trainingRoom } from './room.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import type { Platform } from '../../../ports/platform.js';
import { findKecamatan } from '../../../language/find-kecamatan.js';

const codeLength = 6;

/** The code of a room, at random. */
export const newRoomCode = (): string =>
  Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join('');

/** What the office does with trainings. */
export function trainingOffice(parts: TrainingParts, { database, clock }: Platform): OfficeParts {
  const office = officeStore(database);
  const { timeZone } = parts;
  return {
    ...parts,
    counts: (ids) => countEnrolments(database, ids),
    held: (now) => heldTrainings(database, now),
    readKecamatan: (text) => findKecamatan(text, { now: clock.now(), timeZone }),
    audit: (entry) => office.audit(entry),
    newToken: () => randomBytes(15).toString('base64url'),
    newRoomCode,
  };
}

/** The pages of trainings. */
export const buildTrainingPages = (parts: TrainingParts, platform: Platform): DashboardRoom =>
  trainingRoom(trainingOffice(parts, platform));
