import type { Forgetting, Forgettings } from '../forget-person.js';
import type { Database } from '../../../store/connect.js';

/** Most that one look finds; the next finds the rest. */
const most = 500;

/** Deletions that were asked for: each is a row until it is done. */
export function forgettingStore({ forgettings }: Database): Forgettings {
  const documents = forgettings.collection;
  return {
    async begin({ id, ...rest }) {
      await forgettings.updateOne({ _id: id }, { $setOnInsert: rest }, { upsert: true });
    },
    async find(id) {
      const found = await documents.findOne({ _id: id as never });
      return found ? fromDocument(found) : undefined;
    },
    async erased(id, at) {
      await forgettings.updateOne({ _id: id }, { $set: { erasedAt: at } });
    },
    async finish(id) {
      await forgettings.deleteOne({ _id: id });
    },
    async unfinished() {
      const found = documents
        .find({}, { projection: { _id: 1 } })
        .sort({ at: 1, _id: 1 })
        .limit(most);
      return (await found.toArray()).map(({ _id }) => String(_id));
    },
  };
}

/** An empty list may be missing. */
function fromDocument(document: object): Forgetting {
  const { _id, ...rest } = document as { _id: string };
  return { contactIds: [], ...rest, id: _id } as unknown as Forgetting;
}
