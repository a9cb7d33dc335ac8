import type { Broadcast } from '../broadcast.js';
import type { BroadcastStore } from '../ports.js';
import { isDuplicate, type Database } from '../../../store/connect.js';

export function broadcastStore({ broadcasts }: Database): BroadcastStore {
  const find: BroadcastStore['find'] = async (id) => {
    const found = await broadcasts.findById(id).lean();
    return found ? fromDocument(found) : undefined;
  };
  return {
    find,
    async list(limit) {
      const found = await broadcasts.find({}).sort({ createdAt: -1, _id: -1 }).limit(limit).lean();
      return found.map(fromDocument);
    },
    async create({ id, ...rest }) {
      try {
        await broadcasts.collection.insertOne({ _id: id, ...rest } as never);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      const stored = await find(id);
      if (!stored) throw new Error(`the announcement ${id} was not stored`);
      return stored;
    },
    async change(id, version, changes) {
      const changed = await broadcasts
        .findOneAndUpdate(
          { _id: id, version },
          { $set: { ...changes, version: version + 1 } },
          { returnDocument: 'after' },
        )
        .lean();
      return changed ? fromDocument(changed) : undefined;
    },
    async atWork(now) {
      const found = broadcasts.collection
        .find({ $or: [{ state: 'sending' }, { state: 'scheduled', at: { $lte: now } }] })
        .sort({ at: 1, _id: 1 });
      return (await found.toArray()).map(fromDocument);
    },
    async noteListed(id, listedTo, complete) {
      await broadcasts.updateOne(
        { _id: id },
        { $set: { ...(listedTo && { listedTo }), ...(complete && { listed: 'complete' }) } },
      );
    },
  };
}

const fromDocument = ({ _id, ...rest }: { _id?: unknown }): Broadcast =>
  ({ id: _id, ...rest }) as Broadcast;
