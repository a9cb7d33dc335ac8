import { figuresOf, type MonthReport } from '../modules/bookkeeping/report.js';
import { steps, type Participant } from '../modules/people/participant.js';
import type { Enrolment, Training } from '../modules/training/training.js';
import type { Database } from './connect.js';
import { countEnrolments } from '../modules/training/store/enrolments.js';

export const exportKinds = ['participants', 'trainings', 'attendance', 'finance'] as const;
export type ExportKind = (typeof exportKinds)[number];

export type ExportRow = Record<string, string | number | boolean | Date | null | undefined>;

/** Documents read in one trip. */
const batchSize = 500;

/** The lines of an export, read as they are asked for. NIKs are masked. */
export function exportRows(database: Database, kind: ExportKind): AsyncIterable<ExportRow> {
  switch (kind) {
    case 'participants':
      return participantRows(database);
    case 'trainings':
      return trainingRows(database);
    case 'attendance':
      return attendanceRows(database);
    case 'finance':
      return financeRows(database);
  }
}

type Kept<T> = Omit<T, 'id'> & { _id: string };

const yes = (value: unknown): string => (value ? 'yes' : 'no');

async function* participantRows({ participants, coaches }: Database): AsyncIterable<ExportRow> {
  const names = new Map(
    (await coaches.find({}, { name: 1 }).lean()).map(({ _id, name }) => [String(_id), name]),
  );
  const cursor = participants.collection
    .find({})
    .sort({ registeredAt: 1, _id: 1 })
    .batchSize(batchSize);
  for await (const found of cursor) {
    const one = found as unknown as Kept<Participant>;
    const { business } = one;
    yield {
      ...{ number: one.number, name: one.name, nik: one.nik.masked, gender: one.gender },
      ...{ birth_date: one.birthDate, phone: one.phone.replace(/^\+62/, '0') },
      ...{ kecamatan: one.kecamatan.name, kelurahan: one.kelurahan.name },
      business: business.kind === 'business' ? business.name : business.idea,
      category: business.categoryOther ?? business.category,
      since: business.kind === 'business' ? business.since : 'idea',
      ...Object.fromEntries(steps.map((step) => [step, one.steps[step]?.state ?? 'open'])),
      coach: one.coachId === undefined ? '' : (names.get(one.coachId) ?? ''),
      channel: one.consent.channel,
      tags: (one.tags ?? []).join(', '),
      registered_at: one.registeredAt,
    };
  }
}

/** The people of a batch of documents, by id. */
async function peopleOf(
  { participants }: Database,
  ids: readonly string[],
): Promise<Map<string, Kept<Participant>>> {
  const found = participants.collection.find(
    { _id: { $in: [...new Set(ids)] as never } },
    { projection: { number: 1, name: 1, kecamatan: 1 } },
  );
  const all = (await found.toArray()) as unknown as Kept<Participant>[];
  return new Map(all.map((one) => [one._id, one]));
}

/** Takes a cursor in batches, each with the people in it. */
async function* withPeople<T extends { participantId: string }>(
  database: Database,
  cursor: AsyncIterable<unknown>,
  as: (found: unknown) => T,
): AsyncIterable<{ one: T; person: Kept<Participant> | undefined }> {
  let batch: T[] = [];
  const flush = async function* () {
    const people = await peopleOf(
      database,
      batch.map(({ participantId }) => participantId),
    );
    for (const one of batch) yield { one, person: people.get(one.participantId) };
    batch = [];
  };
  for await (const found of cursor) {
    batch.push(as(found));
    if (batch.length >= batchSize) yield* flush();
  }
  yield* flush();
}

async function* trainingRows(database: Database): AsyncIterable<ExportRow> {
  const found = database.trainings.collection
    .find({}, { projection: { queue: 0 } })
    .sort({ startsAt: 1, _id: 1 });
  for await (const row of found) {
    const training = row as unknown as Kept<Training>;
    const counts = (await countEnrolments(database, [training._id])).get(training._id);
    const { attended = 0 } = counts ?? {};
    const { title, kecamatan, kind, narasumber, state, quota, cost } = training;
    yield {
      ...{ training: title, kecamatan: kecamatan.name, kind, narasumber, state, quota },
      ...{ starts_at: training.startsAt, ends_at: training.endsAt },
      ...{ enrolled: counts?.enrolled ?? 0, waiting: counts?.waiting ?? 0, attended },
      practice_accepted: counts?.accepted ?? 0,
      ...(cost && { cost, ...(attended > 0 && { cost_each: Math.round(cost / attended) }) }),
    };
  }
}

async function* attendanceRows(database: Database): AsyncIterable<ExportRow> {
  const { trainings, enrolments } = database;
  const found = trainings.collection
    .find({}, { projection: { queue: 0 } })
    .sort({ startsAt: 1, _id: 1 });
  for await (const row of found) {
    const training = row as unknown as Kept<Training>;
    const cursor = enrolments.collection.find({ trainingId: training._id }).batchSize(batchSize);
    for await (const { one, person } of withPeople(
      database,
      cursor,
      (found) => found as Enrolment,
    )) {
      yield {
        training: training.title,
        kecamatan: training.kecamatan.name,
        kind: training.kind,
        starts_at: training.startsAt,
        ...{ number: person?.number, name: person?.name, state: one.state },
        confirmed: yes(one.confirmedAt),
        attended: yes(one.attendedAt),
        practice: one.practice?.state ?? 'none',
        rating: one.feedback?.rating,
      };
    }
  }
}

async function* financeRows(database: Database): AsyncIterable<ExportRow> {
  const cursor = database.monthlyReports.collection
    .find({})
    .sort({ month: 1, _id: 1 })
    .batchSize(batchSize);
  for await (const { one, person } of withPeople(
    database,
    cursor,
    (found) => found as MonthReport,
  )) {
    const figures = figuresOf(one);
    yield {
      ...{ number: person?.number, name: person?.name, kecamatan: person?.kecamatan.name },
      month: one.month,
      revenue: figures?.revenue,
      purchases: figures?.purchases,
      expenses: figures?.expenses,
      profit: figures?.profit,
      customers: figures?.customers,
      source: one.source,
      late: yes(one.late),
      filed_at: one.filedAt,
    };
  }
}
