import { modelNamed, type Database } from './connect.js';
import type { Filter, Personal, Whose } from './personal.js';

/** Most documents of one collection that are shown. */
const most = 5_000;

/** The collections of a database that keep something of single people, in the order in which it is erased. */
export const personalCollections = ({ collections }: Pick<Database, 'collections'>) =>
  Object.entries(collections)
    .flatMap(([name, { data }]) => ('whose' in data ? [{ name, data }] : []))
    .toSorted((a, b) => a.data.order - b.data.order);

/** Everything that is kept of a person, whatever module keeps it. */
export function personalData(database: Database) {
  const collections = personalCollections(database).map(({ name, data }) => ({
    name,
    data,
    documents: modelNamed(database, name).collection,
  }));
  const shown = collections.filter(({ data }) => data.notShown === undefined);
  return {
    /** How many documents of each collection are kept; those with none are left out. */
    async count(whose: Whose): Promise<Record<string, number>> {
      const counts: Record<string, number> = {};
      for (const { name, data, documents } of shown) {
        const filter = filterOf(data, whose);
        if (!filter) continue;
        const count = await documents.countDocuments(filter);
        if (count > 0) counts[name] = count;
      }
      return counts;
    },
    /** What is kept, by collection. */
    async read(whose: Whose): Promise<Record<string, Record<string, unknown>[]>> {
      const found: Record<string, Record<string, unknown>[]> = {};
      for (const { name, data, documents } of shown) {
        const filter = filterOf(data, whose);
        if (!filter) continue;
        const rows = await documents.find(filter).sort({ _id: 1 }).limit(most).toArray();
        if (rows.length > 0) found[name] = rows;
      }
      return found;
    },
    /** Whether anything is kept, but in these collections. */
    async isKept(whose: Whose, spared: readonly string[] = []): Promise<boolean> {
      for (const { name, data, documents } of collections) {
        const filter = filterOf(data, whose);
        if (filter && !spared.includes(name) && (await documents.findOne(filter))) return true;
      }
      return false;
    },
    /** Deletes it, but for these collections. Can be broken off and run again. */
    async forget(whose: Whose, spared: readonly string[] = []): Promise<void> {
      for (const { name, data, documents } of collections) {
        const filter = filterOf(data, whose);
        if (filter && !spared.includes(name)) await documents.deleteMany(filter);
      }
    },
  };
}

/** Undefined where only participants can have something, and this is none. */
function filterOf(data: Personal, { participantId, contactIds }: Whose): Filter | undefined {
  if (!data.ofAccounts && participantId === undefined) return undefined;
  return data.whose({ participant: participantId ?? '', contacts: contactIds });
}
