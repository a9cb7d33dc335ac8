import { deliveryStates, type Delivery, type DeliveryState } from '../broadcast.js';
import { initiatingChannels } from '../../../ports/channel.js';
import type { DeliveryClaim } from '../once-id.js';
import type { DeliveryStore } from '../ports.js';
import { areAllDuplicates, type Database } from '../../../store/connect.js';

/** The fields of a row that say by whom it goes: the channel is in the store alone, to find rows by. */
const through = (contactId: string) => ({ contactId, channel: contactId.split(':')[0] });

/** Who gets which announcement, and what became of it. Every change is one conditional update of one row. */
export function deliveryStore({ deliveries }: Database): DeliveryStore {
  const { collection } = deliveries;
  return {
    async add(rows) {
      if (rows.length === 0) return;
      try {
        const documents = rows.map(({ id, contactId, ...rest }) => ({
          _id: id,
          ...rest,
          ...through(contactId),
        }));
        await collection.insertMany(documents as never[], { ordered: false });
      } catch (error) {
        if (!areAllDuplicates(error)) throw error;
      }
    },
    async find(id) {
      const found = await deliveries.findById(id).lean();
      return found ? fromDocument(found) : undefined;
    },
    async nameChannels(broadcastId) {
      for (const channel of initiatingChannels) {
        // Ids of contacts begin with the channel and a colon; a semicolon comes next.
        const through = { $gte: `${channel}:`, $lt: `${channel};` };
        const unnamed = { broadcastId, state: 'planned', channel: null, contactId: through };
        await collection.updateMany(unnamed, { $set: { channel } });
      }
    },
    async due(broadcastId, channel, now, limit) {
      const found = collection
        .find({ broadcastId, state: 'planned', channel, dueAt: { $lte: now } })
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
  'claim' | 'settle' | 'giveBack' | 'move' | 'skip' | 'postpone' | 'prolong' | 'expired'
> {
  return {
    async claim(id, now, until, contactId) {
      const claimed = await collection.findOneAndUpdate(
        { _id: id as never, state: 'planned', dueAt: { $lte: now } },
        {
          $set: { state: 'sending', until, ...(contactId !== undefined && through(contactId)) },
          $inc: { attempts: 1 },
        },
        { returnDocument: 'after' },
      );
      return claimed ? fromDocument(claimed) : undefined;
    },
    async settle(claim, result) {
      const settled = await collection.updateOne(heldBy(claim, mayBecome[result.state]), {
        $set: result,
        $unset: { until: '', ...(result.state === 'sent' && { why: '' }) },
      });
      return settled.modifiedCount === 1;
    },
    async giveBack(claim, { contactId, ...changes }) {
      const other = contactId === undefined ? {} : through(contactId);
      const given = await collection.updateOne(heldBy(claim, ['sending', 'ambiguous']), {
        $set: { state: 'planned', ...changes, ...other },
        $unset: { until: '', why: '' },
      });
      return given.modifiedCount === 1;
    },
    async move(id, contactId) {
      const planned = { _id: id as never, state: 'planned' };
      await collection.updateOne(planned, { $set: through(contactId) });
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
    async prolong(claim, until) {
      await collection.updateOne(heldBy(claim, ['sending']), { $set: { until } });
    },
    async expired(now, limit) {
      const found = collection
        .find({ state: 'sending', until: { $lt: now } })
        .sort({ until: 1, _id: 1 })
        .limit(limit);
      return (await found.toArray()).map(fromDocument);
    },
  };
}

/** States from which a row may come to each end: what was given up, or put back, may turn out to be sent. */
const mayBecome = {
  sent: ['sending', 'ambiguous', 'planned'],
  failed: ['sending', 'ambiguous'],
  skipped: ['sending', 'ambiguous'],
  ambiguous: ['sending'],
} as const;

/** The row of a claim, as long as it is the latest. */
const heldBy = ({ id, attempts }: DeliveryClaim, states: readonly DeliveryState[]) => ({
  _id: id as never,
  state: { $in: [...states] },
  ...(attempts !== undefined && { attempts }),
});

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

function fromDocument({ _id, ...rest }: { _id?: unknown; channel?: unknown }): Delivery {
  delete rest.channel;
  return { id: _id, ...rest } as Delivery;
}
