import type { EnrolmentStore, PracticesOf, TrainingCounts, TryStore } from '../ports.js';
import type { Enrolment } from '../training.js';
import { isDuplicate, type Database } from '../../../store/connect.js';

export function enrolmentStore({ enrolments }: Database): EnrolmentStore {
  return {
    async find(id) {
      const found = await enrolments.findById(id).lean();
      return found ? fromDocument(found) : undefined;
    },
    async ofParticipant(participantId) {
      const found = await enrolments.find({ participantId }).sort({ _id: 1 }).lean();
      return found.map(fromDocument);
    },
    async ofTraining(trainingId) {
      return (await enrolments.find({ trainingId }).lean()).map(fromDocument);
    },
    async practicesWaiting(limit, of) {
      const found = await enrolments
        .find({ 'practice.state': 'waiting', ...(of && { $or: practicesOf(of) }) })
        .sort({ 'practice.sentAt': 1, _id: 1 })
        .limit(limit)
        .lean();
      return found.map(fromDocument);
    },
    async byCertificate(number) {
      const found = await enrolments.findOne({ 'certificate.number': number }).lean();
      return found ? fromDocument(found) : undefined;
    },
    async put({ id, ...enrolment }) {
      if (enrolment.version > 1) {
        const before = { _id: id, version: enrolment.version - 1 };
        return (await enrolments.replaceOne(before, enrolment)).modifiedCount === 1;
      }
      try {
        await enrolments.collection.insertOne({ _id: id, ...enrolment } as never);
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return false;
      }
    },
    async forget(participantId) {
      await enrolments.deleteMany({ participantId });
    },
  };
}

/** Conditions for practices of these people, or of these trainings. */
export const practicesOf = ({ participantIds, trainingIds }: PracticesOf) => [
  { participantId: { $in: [...participantIds] } },
  { trainingId: { $in: [...trainingIds] } },
];

const fromDocument = ({ _id, ...rest }: { _id?: unknown }): Enrolment =>
  ({ id: _id, ...rest }) as Enrolment;

/** Most wrong codes that are remembered of one participant. */
const mostTries = 10;

export function tryStore({ checkInTries }: Database): TryStore {
  return {
    async wrongSince(participantId, since) {
      const found = await checkInTries.findById(participantId).lean();
      const wrong = (found?.wrong ?? []) as { at: Date }[];
      return wrong.filter(({ at }) => at > since).length;
    },
    async countWrong(participantId, by, at) {
      await checkInTries.updateOne(
        { _id: participantId },
        { $setOnInsert: { wrong: [] } },
        { upsert: true },
      );
      await checkInTries.updateOne(
        { _id: participantId, 'wrong.by': { $ne: by } },
        { $push: { wrong: { $each: [{ by, at }], $slice: -mostTries } } },
      );
    },
    async forget(participantId) {
      await checkInTries.deleteOne({ _id: participantId });
    },
  };
}

/** What the office counts of trainings, by id; a training without enrolments is left out. */
export async function countEnrolments(
  { enrolments }: Database,
  trainingIds: readonly string[],
): Promise<Map<string, TrainingCounts>> {
  const found = await enrolments
    .find(
      { trainingId: { $in: [...trainingIds] } },
      { trainingId: 1, state: 1, confirmedAt: 1, attendedAt: 1, 'practice.state': 1 },
    )
    .lean();
  const counts = new Map<string, TrainingCounts>();
  for (const one of found.map(fromDocument)) {
    const count = counts.get(one.trainingId) ?? {
      ...{ enrolled: 0, waiting: 0, confirmed: 0, attended: 0, practice: 0, accepted: 0 },
    };
    counts.set(one.trainingId, count);
    if (one.state === 'seated') count.enrolled += 1;
    if (one.state === 'waiting') count.waiting += 1;
    if (one.state === 'seated' && one.confirmedAt) count.confirmed += 1;
    if (one.attendedAt) count.attended += 1;
    if (one.practice) count.practice += 1;
    if (one.practice?.state === 'accepted') count.accepted += 1;
  }
  return counts;
}
