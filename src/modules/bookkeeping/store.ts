import type { LedgerStore, ReportStore } from './ports.js';
import type { Entry } from './entry.js';
import type { MonthReport } from './report.js';
import { isDuplicate, type Database } from '../../store/connect.js';

/** Cash books: one document an entry. */
export function ledgerStore({ ledgerEntries }: Database): LedgerStore & {
  forget(participantId: string): Promise<void>;
} {
  return {
    async add(entries) {
      for (const { id, ...entry } of entries)
        await ledgerEntries.updateOne(
          { _id: id },
          { $setOnInsert: { ...entry, month: entry.date.slice(0, 7) } },
          { upsert: true },
        );
    },
    async find(participantId, id) {
      const found = await ledgerEntries.findOne({ _id: id, participantId }).lean();
      return found ? entryOf(found) : undefined;
    },
    async ofMonth(participantId, month) {
      const found = await ledgerEntries
        .find({ participantId, month, removedAt: { $exists: false } })
        .sort({ date: -1, at: -1, _id: 1 })
        .lean();
      return found.map(entryOf);
    },
    async months(participantId) {
      const counted = await ledgerEntries.aggregate<{ _id: string; count: number }>([
        { $match: { participantId, removedAt: { $exists: false } } },
        { $group: { _id: '$month', count: { $sum: 1 } } },
        { $sort: { _id: -1 } },
      ]);
      return counted.map(({ _id, count }) => ({ month: _id, count }));
    },
    async change(participantId, id, changes) {
      const month = changes.date?.slice(0, 7);
      const result = await ledgerEntries.updateOne(
        { _id: id, participantId, removedAt: { $exists: false } },
        { $set: { ...changes, ...(month !== undefined && { month }) } },
      );
      return result.matchedCount === 1;
    },
    async remove(participantId, id, at) {
      const result = await ledgerEntries.updateOne(
        { _id: id, participantId, removedAt: { $exists: false } },
        { $set: { removedAt: at } },
      );
      return result.modifiedCount === 1;
    },
    async forget(participantId) {
      await ledgerEntries.deleteMany({ participantId });
    },
  };
}

/** Monthly reports, one document a participant and month. */
export function reportStore({ monthlyReports }: Database): ReportStore & {
  forget(participantId: string): Promise<void>;
} {
  return {
    async find(participantId, month) {
      const found = await monthlyReports.findById(`${participantId}:${month}`).lean();
      return found ? reportOf(found) : undefined;
    },
    async ofParticipant(participantId) {
      const found = await monthlyReports.find({ participantId }).sort({ month: 1, _id: 1 }).lean();
      return found.map(reportOf);
    },
    async put({ id, ...report }) {
      if (report.rev > 1) {
        const result = await monthlyReports.updateOne(
          { _id: id, rev: report.rev - 1 },
          { $set: report },
        );
        return result.matchedCount === 1;
      }
      try {
        await monthlyReports.collection.insertOne({ _id: id, ...report } as never);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async forget(participantId) {
      await monthlyReports.deleteMany({ participantId });
    },
  };
}

function entryOf({ _id, ...rest }: { _id?: unknown; month?: unknown }): Entry {
  const entry = { id: _id, ...rest };
  delete entry.month;
  return entry as Entry;
}

const reportOf = ({ _id, ...rest }: { _id?: unknown }): MonthReport =>
  ({ id: _id, ...rest }) as MonthReport;
