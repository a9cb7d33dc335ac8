import type { HeldNotice, HeldNotices } from '../delivery/notify-by-day.js';
import type { Database } from './connect.js';

/** Notices that wait for the day. */
export function heldNoticeStore({ heldNotices }: Database): HeldNotices {
  const { collection } = heldNotices;
  return {
    async hold({ id, ...notice }) {
      await collection.updateOne({ _id: id as never }, { $set: notice }, { upsert: true });
    },
    async take(now, leaseMs) {
      const taken = await collection.findOneAndUpdate(
        { dueAt: { $lte: now } },
        { $set: { dueAt: new Date(now.getTime() + leaseMs) } },
        { sort: { dueAt: 1, _id: 1 } },
      );
      if (!taken) return undefined;
      const { _id, ...rest } = taken as unknown as Omit<HeldNotice, 'id'> & { _id: string };
      return { id: _id, ...rest };
    },
    async remove(id) {
      await collection.deleteOne({ _id: id as never });
    },
  };
}
