import { readKecamatan } from '../../language/kecamatan.js';
import {
  createTraining,
  readTrainingRow,
  trainingId,
  type TrainingRow,
} from './create-training.js';
import type { TrainingStore } from './ports.js';
import { largestQuota, trainingKinds } from './training.js';
import type { Column, ImportKind } from '../../documents/import-kind.js';

const columns: Column[] = [
  { name: 'title', required: true, allowed: 'a title, up to 80 letters' },
  { name: 'topic', required: false, allowed: 'what it is about, up to 200 letters' },
  { name: 'kind', required: true, allowed: trainingKinds.join(', ') },
  { name: 'kecamatan', required: true, allowed: 'one kecamatan of Jakarta, by name or code' },
  { name: 'place', required: true, allowed: 'where, up to 120 letters' },
  { name: 'date', required: true, allowed: 'a day to come, YYYY-MM-DD' },
  { name: 'from', required: true, allowed: 'a time, 09:00' },
  { name: 'to', required: true, allowed: 'a time after it, 12:00' },
  { name: 'quota', required: true, allowed: `seats, 1 to ${largestQuota}` },
  { name: 'narasumber', required: true, allowed: 'names, up to 80 letters' },
  { name: 'bring', required: false, allowed: 'what to bring, up to 120 letters' },
  { name: 'task', required: true, allowed: 'the practice afterwards, up to 300 letters' },
  { name: 'cost', required: false, allowed: 'what it costs, in rupiah: 17250000' },
];

export interface ImportTrainingsParts {
  trainings: TrainingStore;
  newToken: () => string;
  newRoomCode: () => string;
  timeZone: string;
  now: Date;
}

/** Trainings; the same title at the same place and time is the same training. */
export function importTrainings(parts: ImportTrainingsParts): ImportKind {
  const { trainings, timeZone, now } = parts;
  const readers = {
    timeZone,
    now,
    readKecamatan: (text: string) => {
      const read = readKecamatan(text, { now, timeZone });
      return read.outcome === 'value' ? read.value : undefined;
    },
  };
  return {
    columns,
    read({ cells }) {
      const row = Object.fromEntries(columns.map(({ name }) => [name, cells[name] ?? '']));
      const read = readTrainingRow(row as unknown as TrainingRow, readers);
      if ('faults' in read) return { faults: Object.keys(read.faults) };
      return {
        keep: async () => {
          if (await trainings.find(trainingId(read.input))) return 'known';
          const made = { newToken: parts.newToken(), newRoomCode: parts.newRoomCode(), now };
          await createTraining(trainings, read.input, made);
          return 'new';
        },
      };
    },
  };
}
