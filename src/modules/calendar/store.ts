import type { Closing } from '../../delivery/policy/calendar.js';
import type { CalendarStore } from '../../delivery/reminders/ports.js';
import { areAllDuplicates, isDuplicate, type Database } from '../../store/connect.js';

/** The office's calendar: a few dozen lines, always read whole. */
export function calendarStore({ holidays }: Pick<Database, 'holidays'>): CalendarStore {
  const toDocument = ({ id, ...rest }: Closing, addedBy: string, addedAt: Date) =>
    ({ _id: id, ...rest, addedBy, addedAt }) as never;
  return {
    async list() {
      const found = await holidays
        .find({ removedAt: { $exists: false } })
        .sort({ from: 1, _id: 1 })
        .lean();
      return found.map(
        ({ _id, kind, from, to, name }) => ({ id: _id, kind, from, to, name }) as Closing,
      );
    },
    async add(closing, by, at) {
      const again = await holidays.updateOne(
        { _id: closing.id, removedAt: { $exists: true } },
        {
          $set: { name: closing.name, to: closing.to, addedBy: by, addedAt: at },
          $unset: { removedAt: '', removedBy: '' },
        },
      );
      if (again.matchedCount === 1) return true;
      try {
        await holidays.collection.insertOne(toDocument(closing, by, at));
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async remove(id, by, at) {
      await holidays.updateOne({ _id: id }, { $set: { removedBy: by, removedAt: at } });
    },
    async seed(closings, at) {
      const there = new Set((await holidays.find({}, { _id: 1 }).lean()).map(({ _id }) => _id));
      const missing = closings.filter(({ id }) => !there.has(id));
      if (missing.length === 0) return;
      try {
        const all = missing.map((one) => toDocument(one, 'start', at));
        await holidays.collection.insertMany(all, { ordered: false });
      } catch (error) {
        // Another process seeds at the same time.
        if (!areAllDuplicates(error)) throw error;
      }
    },
  };
}
