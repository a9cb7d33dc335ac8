import type { Joining, TrainingStore } from '../ports.js';
import { longestQueue, type Training } from '../training.js';
import { isDuplicate, type Database } from '../../../store/connect.js';

const withoutQueue = { queue: 0 };
const hasNoPlace = (index: number) => ({ [`queue.${index}`]: { $exists: false } });

/** Trainings. Who has a place is one array in one document: a conditional update of it is the whole truth. */
export function trainingStore(database: Database): TrainingStore {
  const { trainings } = database;
  const find: TrainingStore['find'] = async (id) => {
    const found = await trainings.findById(id).lean();
    return found ? fromDocument(found) : undefined;
  };
  return {
    find,
    async create({ id, ...rest }) {
      try {
        await trainings.collection.insertOne({ _id: id, ...rest } as never);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      return (await find(id)) ?? { id, ...rest };
    },
    async join(id, participantId, joining) {
      const free = await freePlace(database, id, joining);
      const joined =
        free &&
        (await trainings
          .findOneAndUpdate(
            { _id: id, state: 'open', queue: { $ne: participantId }, ...free },
            { $push: { queue: participantId }, $inc: { taken: 1 } },
            { returnDocument: 'after' },
          )
          .lean());
      return joined ? fromDocument(joined) : find(id);
    },
    async leave(id, participantId) {
      await trainings.updateOne(
        { _id: id, queue: participantId },
        { $pull: { queue: participantId }, $inc: { taken: -1 } },
      );
      return find(id);
    },
    async change(id, version, changes) {
      const { quota } = changes;
      const before = await find(id);
      const narrower = quota !== undefined && before !== undefined && quota < before.quota;
      const changed = await trainings.updateOne(
        { _id: id, version, ...(narrower && hasNoPlace(quota)) },
        { $set: changes, $inc: { version: 1 } },
      );
      const after = await find(id);
      if (!after || (changed.modifiedCount === 0 && after.version !== version)) return 'stale';
      return changed.modifiedCount === 0 ? 'crowded' : after;
    },
    ...looksOf(database),
  };
}

/** The condition under which there is a place; undefined where there is no such training. */
async function freePlace({ trainings }: Database, id: string, joining: Joining) {
  if (joining === 'any') return hasNoPlace(longestQueue - 1);
  const found = await trainings.findById(id, { quota: 1 }).lean();
  if (found?.quota === undefined || found.quota === null) return undefined;
  // The quota is part of the condition: whoever changes it meanwhile makes the update find nothing.
  return { quota: found.quota, ...hasNoPlace(found.quota - 1) };
}

/** Trainings of a reviewer that are looked at, the latest ones. */
const mostReviewed = 200;

type Looks = Omit<TrainingStore, 'create' | 'find' | 'join' | 'leave' | 'change'>;

function looksOf({ trainings }: Database): Looks {
  return {
    async findByCode(checkInCode) {
      const found = await trainings
        .find({ checkInCode }, withoutQueue)
        .sort({ startsAt: -1, _id: -1 })
        .limit(20)
        .lean();
      return found.map(fromDocument);
    },
    async findByToken(checkInToken) {
      const found = await trainings.findOne({ checkInToken }, withoutQueue).lean();
      return found ? fromDocument(found) : undefined;
    },
    async coming(after, limit) {
      const open = { state: 'open', endsAt: { $gt: after } };
      const found = await trainings
        .find(open, withoutQueue)
        .sort({ endsAt: 1, _id: 1 })
        .limit(limit)
        .lean();
      return found.map(fromDocument);
    },
    async list(limit, before) {
      const older = before && olderThan(before);
      const found = await trainings
        .find(older ? { $or: older } : {}, withoutQueue)
        .sort({ startsAt: -1, _id: -1 })
        .limit(limit)
        .lean();
      return found.map(fromDocument);
    },
    async some(ids) {
      const found = await trainings.find({ _id: { $in: [...ids] } }, withoutQueue).lean();
      return found.map(fromDocument);
    },
    async holding(participantId) {
      return (await trainings.find({ queue: participantId }).lean()).map(fromDocument);
    },
    async reviewedBy(coachId) {
      const found = await trainings
        .find({ reviewers: coachId }, { _id: 1 })
        .sort({ startsAt: -1, _id: -1 })
        .limit(mostReviewed)
        .lean();
      return found.map(({ _id }) => String(_id));
    },
  };
}

const olderThan = ({ startsAt, id }: { startsAt: Date; id: string }) => [
  { startsAt: { $lt: startsAt } },
  { startsAt, _id: { $lt: id } },
];

const fromDocument = ({ _id, ...rest }: { _id?: unknown }): Training =>
  ({ id: _id, ...rest }) as Training;
