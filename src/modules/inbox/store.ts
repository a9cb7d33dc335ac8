import type { DeskStore, DeskTicket } from './desk.js';
import type { Database } from '../../store/connect.js';

/** Tickets as the office works on them; every change is one conditional update. */
export function deskStore({ tickets }: Database): DeskStore {
  const documents = tickets.collection;
  const find: DeskStore['find'] = async (id) => {
    const found = await documents.findOne({ _id: id as never });
    return found ? fromDocument(found) : undefined;
  };
  return {
    find,
    async list(states, limit) {
      const found = documents
        .find({ state: { $in: [...states] } })
        .sort({ at: 1, _id: 1 })
        .limit(limit);
      return (await found.toArray()).map(fromDocument);
    },
    async take(id, by, at) {
      const result = await documents.updateOne(
        { _id: id as never, $or: [{ state: 'open' }, { state: 'taken', takenBy: by }] },
        { $set: { state: 'taken', takenBy: by, takenAt: at, officerAt: at } },
      );
      return result.matchedCount === 1;
    },
    async touch(id, by, at) {
      const result = await documents.updateOne(
        { _id: id as never, state: 'taken', takenBy: by },
        { $set: { officerAt: at } },
      );
      return result.matchedCount === 1;
    },
    async close(id, by, at) {
      await documents.updateOne(
        { _id: id as never, state: { $ne: 'closed' } },
        { $set: { state: 'closed', closedBy: by, closedAt: at } },
      );
      return find(id);
    },
    async silentSince(before) {
      const found = documents
        .find({ state: 'taken', officerAt: { $lte: before } })
        .sort({ officerAt: 1, _id: 1 })
        .limit(100);
      return (await found.toArray()).map(fromDocument);
    },
    async putBack({ id, officerAt }) {
      const result = await documents.updateOne(
        { _id: id as never, state: 'taken', officerAt: officerAt ?? null },
        { $set: { state: 'open' }, $unset: { takenBy: '', takenAt: '', officerAt: '' } },
      );
      return result.matchedCount === 1;
    },
  };
}

function fromDocument(document: object): DeskTicket {
  const { _id, ...rest } = document as { _id: string };
  return { state: 'open', ...rest, id: _id } as unknown as DeskTicket;
}
