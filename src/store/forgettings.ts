import type { Forgetting, Forgettings } from '../programme/privacy/forget-person.js';
import type { Database } from './connect.js';

/** Deletions that were asked for: each is a row until it is done. */
export function forgettingStore({ forgettings }: Database): Forgettings {
  return {
    async begin({ id, ...rest }) {
      const kept = await forgettings
        .findOneAndUpdate(
          { _id: id },
          { $setOnInsert: rest },
          { upsert: true, returnDocument: 'after' },
        )
        .lean();
      return fromDocument(kept);
    },
    async finish(id) {
      await forgettings.deleteOne({ _id: id });
    },
    async left(before) {
      const found = await forgettings.collection
        .find({ at: { $lte: before } })
        .sort({ at: 1 })
        .limit(100)
        .toArray();
      return found.map(fromDocument);
    },
  };
}

/** An empty list may be missing. */
function fromDocument(document: object): Forgetting {
  const { _id, ...rest } = document as { _id: string };
  return { contactIds: [], ...rest, id: _id } as unknown as Forgetting;
}
