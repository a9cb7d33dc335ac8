import { mark } from '../programme/demo/plan.js';
import type { Demo } from '../programme/demo/make-demo.js';
import { areAllDuplicates, type Database } from './connect.js';

/** Documents in one write. */
const batch = 1_000;

/** Ids of the demo: everything that begins with its mark. */
const marked = { $gte: mark, $lt: `${mark.slice(0, -1)}.` };

const collectionOf = (database: Database, name: string) => {
  const models = database as unknown as Record<string, Database['messages'] | undefined>;
  const model = models[name];
  if (!model) throw new Error(`there is no collection "${name}"`);
  return model.collection;
};

/** In which the demo has documents under ids that begin with its mark. */
const collections = [
  'enrolments',
  'mentoringSessions',
  'permits',
  'shops',
  'monthlyReports',
  'loanApplications',
  'trainings',
  'coaches',
] as const;

/** The demo's people and everything about them. */
export function demoStore(database: Database) {
  const { participants, identities } = database;
  return {
    /** People in the store who are not of the demo. */
    async countOthers(): Promise<number> {
      const all = await participants.collection.countDocuments({});
      return all - (await participants.collection.countDocuments({ _id: marked as never }));
    },
    async isFilled(): Promise<boolean> {
      return (await participants.collection.countDocuments({ _id: marked as never })) > 0;
    },
    /** Writes it; what is there already stays. @returns documents by collection */
    async fill(demo: Demo): Promise<Record<string, number>> {
      const counts: Record<string, number> = {};
      for (const [name, documents] of Object.entries(demo)) {
        for (let from = 0; from < documents.length; from += batch) {
          const rows = documents
            .slice(from, from + batch)
            .map(({ id, ...rest }) => ({ _id: id, ...rest }));
          try {
            await collectionOf(database, name).insertMany(rows as never, { ordered: false });
          } catch (error) {
            if (!areAllDuplicates(error)) throw error;
          }
        }
        counts[name] = documents.length;
      }
      return counts;
    },
    /** Takes it out again. @returns how many people */
    async remove(): Promise<number> {
      await identities.collection.deleteMany({ participantId: marked });
      for (const name of collections)
        await collectionOf(database, name).deleteMany({ _id: marked as never });
      return (await participants.collection.deleteMany({ _id: marked as never })).deletedCount;
    },
  };
}
