import type { LoggedMessage, MessageLog } from '../ports/store.js';
import { areAllDuplicates, type Database } from './connect.js';

/** The log of messages. Lines have natural ids, so that writing one twice leaves one. */
export function messageLog({ messages }: Database): MessageLog {
  return {
    async append(lines) {
      if (lines.length === 0) return;
      const documents = lines.map(({ id, ...line }) => ({ _id: id, ...line }));
      try {
        await messages.collection.insertMany(documents as never, { ordered: false });
      } catch (error) {
        if (!areAllDuplicates(error)) throw error;
      }
    },
    async latest(contactId, limit) {
      const found = await messages
        .find({ contactId })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .lean();
      return found.reverse().map(({ _id, ...line }) => ({ id: _id, ...line }) as LoggedMessage);
    },
    async hasFile(contactId, fileId) {
      return (await messages.exists({ contactId, 'file.id': fileId })) !== null;
    },
    async forget(contactId) {
      await messages.deleteMany({ contactId });
    },
  };
}
