import {
  deliveryStates,
  type Delivery,
  type DeliveryState,
} from '../../messaging/broadcasts/broadcast.js';
import type { DeliveryStore } from '../../messaging/broadcasts/ports.js';
import { areAllDuplicates, type Database } from '../connect.js';

/** Who gets which announcement, and what became of it. Every change is one conditional update of one row. */
export function deliveryStore({ deliveries }: Database): DeliveryStore {
  const { collection } = deliveries;
  return {
    async add(rows) {
      if (rows.length === 0) return;
      try {
        const documents = rows.map(({ id, ...rest }) => ({ _id: id, ...rest }));
        await collection.insertMany(documents as never[], { ordered: false });
      } catch (error) {
        if (!areAllDuplicates(error)) throw error;
      }
    },
    async find(id) {
      const found = await deliveries.findById(id).lean();
      return found ? fromDocument(found) : undefined;
    },
    async due(broadcastId, now, limit) {
      const found = collection
        .find({ broadcastId, state: 'planned', dueAt: { $lte: now } })
        .sort({ dueAt: 1, _id: 1 })
        .limit(limit);
      return (await found.toArray()).map(fromDocument);
    },
    async skipPlanned(broadcastId, why) {
      await deliveries.updateMany(
        { broadcastId, state: 'planned' },
        { $set: { state: 'skipped', why } },
      );
    },
    ...deliverySending(collection),
    ...deliveryReports(deliveries),
  };
}

/** The ways of a row from planned to its end. */
function deliverySending(
  collection: Database['deliveries']['collection'],
): Pick<
  DeliveryStore,
  'claim' | 'settle' | 'giveBack' | 'skip' | 'postpone' | 'prolong' | 'expire'
> {
  return {
    async claim(id, now, until, contactId) {
      const claimed = await collection.findOneAndUpdate(
        { _id: id as never, state: 'planned', dueAt: { $lte: now } },
        {
          $set: { state: 'sending', until, ...(contactId !== undefined && { contactId }) },
          $inc: { attempts: 1 },
        },
        { returnDocument: 'after' },
      );
      return claimed ? fromDocument(claimed) : undefined;
    },
    async settle(id, result) {
      const settled = await collection.updateOne(
        { _id: id as never, state: { $in: ['sending', 'ambiguous'] } },
        { $set: result, $unset: { until: '', ...(result.state === 'sent' && { why: '' }) } },
      );
      return settled.modifiedCount === 1;
    },
    async giveBack(id, changes) {
      const given = await collection.updateOne(
        { _id: id as never, state: 'sending' },
        { $set: { state: 'planned', ...changes }, $unset: { until: '' } },
      );
      return given.modifiedCount === 1;
    },
    async skip(id, why) {
      const skipped = await collection.updateOne(
        { _id: id as never, state: 'planned' },
        { $set: { state: 'skipped', why } },
      );
      return skipped.modifiedCount === 1;
    },
    async postpone(id, dueAt) {
      await collection.updateOne({ _id: id as never, state: 'planned' }, { $set: { dueAt } });
    },
    async prolong(id, until) {
      await collection.updateOne({ _id: id as never, state: 'sending' }, { $set: { until } });
    },
    async expire(now) {
      const expired = await collection.updateMany(
        { state: 'sending', until: { $lt: now } },
        { $set: { state: 'ambiguous', why: 'cut_off' }, $unset: { until: '' } },
      );
      return expired.modifiedCount;
    },
  };
}

function deliveryReports(
  deliveries: Database['deliveries'],
): Pick<DeliveryStore, 'hasOpen' | 'counts' | 'answers' | 'noteAnswer' | 'ledger' | 'forget'> {
  return {
    async hasOpen(broadcastId) {
      const open = { broadcastId, state: { $in: ['planned', 'sending'] } };
      return (await deliveries.findOne(open, { _id: 1 }).lean()) !== null;
    },
    async counts(broadcastId) {
      const states = deliveryStates.map(async (state): Promise<[DeliveryState, number]> => [
        state,
        await deliveries.countDocuments({ broadcastId, state }),
      ]);
      return Object.fromEntries(await Promise.all(states)) as Record<DeliveryState, number>;
    },
    async answers(broadcastId) {
      const groups = await deliveries.aggregate<{ _id: string; count: number }>([
        { $match: { broadcastId, 'answer.button': { $exists: true } } },
        { $group: { _id: '$answer.button', count: { $sum: 1 } } },
      ]);
      return Object.fromEntries(groups.map(({ _id, count }) => [_id, count]));
    },
    async noteAnswer(id, button, at) {
      const noted = await deliveries.updateOne({ _id: id }, { $set: { answer: { button, at } } });
      return noted.matchedCount === 1;
    },
    async ledger(broadcastId, limit, after) {
      const found = await deliveries
        .find({ broadcastId, ...(after !== undefined && { _id: { $gt: after } }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean();
      return found.map(fromDocument);
    },
    async forget(participantId) {
      await deliveries.deleteMany({ participantId });
    },
  };
}

const fromDocument = ({ _id, ...rest }: { _id?: unknown }): Delivery =>
  ({ id: _id, ...rest }) as Delivery;
