import { factKinds, type Fact, type FactStore } from './fact.js';
import { areAllDuplicates, isDuplicate, type Database } from '../../store/connect.js';

/** What others decide, with source and date. A few dozen: always read whole. */
export function factStore({ facts }: Pick<Database, 'facts'>): FactStore {
  const insert = (all: readonly Fact[]) =>
    facts.collection.insertMany(all.map(toDocument) as never, { ordered: false });
  return {
    async list() {
      const found = (await facts.find({}).sort({ _id: 1 }).lean()).map(fromDocument);
      const place = ({ kind }: Fact) => factKinds.indexOf(kind);
      return found.sort((a, b) => place(a) - place(b));
    },
    async find(id) {
      const found = await facts.findById(id).lean();
      return found ? fromDocument(found) : undefined;
    },
    async seed(all) {
      const there = new Set((await facts.find({}, { _id: 1 }).lean()).map(({ _id }) => _id));
      const missing = all.filter(({ id }) => !there.has(id));
      if (missing.length === 0) return;
      try {
        await insert(missing);
      } catch (error) {
        // Another process seeds at the same time.
        if (!areAllDuplicates(error)) throw error;
      }
    },
    async create(fact) {
      try {
        await facts.collection.insertOne(toDocument(fact) as never);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async replace(fact) {
      const { _id, ...rest } = toDocument(fact);
      const before = { _id, version: fact.version - 1 };
      const result = await facts.collection.replaceOne(before as never, rest);
      return result.matchedCount === 1;
    },
  };
}

function toDocument({ id, ...rest }: Fact) {
  return { _id: id, ...rest };
}

function fromDocument({ _id, ...rest }: { _id?: unknown }): Fact {
  return { id: _id, ...rest } as Fact;
}
