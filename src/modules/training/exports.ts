import { columnsAs, texts, yesOrNo } from '../../documents/columns.js';
import type { Database } from '../../store/connect.js';
import type { ExportDefinition } from '../module.js';
import { batchSize, withPeople } from '../people/store/with-people.js';
import { countEnrolments } from './store/enrolments.js';
import type { Enrolment, Training } from './training.js';

type Kept<T> = Omit<T, 'id'> & { _id: string };

/** Trainings without their queues, the earliest first. */
async function* everyTraining({ trainings }: Database): AsyncIterable<Kept<Training>> {
  const found = trainings.collection
    .find({}, { projection: { queue: 0 } })
    .sort({ startsAt: 1, _id: 1 });
  for await (const training of found) yield training as unknown as Kept<Training>;
}

/** Trainings with what became of their seats, and what a participant cost. */
export const trainingsExport: ExportDefinition = {
  name: 'trainings',
  columns: [
    ...texts('training', 'kecamatan', 'kind', 'narasumber'),
    ...columnsAs('moment', 'starts_at', 'ends_at'),
    ...texts('state'),
    ...columnsAs('number', 'quota', 'enrolled', 'waiting', 'attended', 'practice_accepted'),
    ...columnsAs('money', 'cost', 'cost_each'),
  ],
  async *rows(database) {
    for await (const training of everyTraining(database)) {
      const counts = (await countEnrolments(database, [training._id])).get(training._id);
      const { attended = 0 } = counts ?? {};
      const { cost } = training;
      yield {
        training: training.title,
        kecamatan: training.kecamatan.name,
        kind: training.kind,
        narasumber: training.narasumber,
        state: training.state,
        quota: training.quota,
        starts_at: training.startsAt,
        ends_at: training.endsAt,
        enrolled: counts?.enrolled ?? 0,
        waiting: counts?.waiting ?? 0,
        attended,
        practice_accepted: counts?.accepted ?? 0,
        ...(cost && { cost, ...(attended > 0 && { cost_each: Math.round(cost / attended) }) }),
      };
    }
  },
};

const asEnrolment = (document: unknown): Enrolment => document as Enrolment;

/** Who was enrolled in which training, and what became of it. */
export const attendanceExport: ExportDefinition = {
  name: 'attendance',
  columns: [
    ...texts('training', 'kecamatan', 'kind'),
    ...columnsAs('moment', 'starts_at'),
    ...texts('number', 'name', 'state', 'confirmed', 'attended', 'practice'),
    ...columnsAs('number', 'rating'),
  ],
  async *rows(database) {
    for await (const training of everyTraining(database)) {
      const enrolments = database.enrolments.collection
        .find({ trainingId: training._id })
        .batchSize(batchSize);
      for await (const { document, person } of withPeople(database, enrolments, asEnrolment)) {
        yield {
          training: training.title,
          kecamatan: training.kecamatan.name,
          kind: training.kind,
          starts_at: training.startsAt,
          number: person?.number,
          name: person?.name,
          state: document.state,
          confirmed: yesOrNo(document.confirmedAt),
          attended: yesOrNo(document.attendedAt),
          practice: document.practice?.state ?? 'none',
          rating: document.feedback?.rating,
        };
      }
    }
  },
};
