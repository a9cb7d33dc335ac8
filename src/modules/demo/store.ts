import { contactOf } from '../people/demo/contact-of.js';
import { mark } from '../people/demo/plan.js';
import { areAllDuplicates, modelNamed, type Database } from '../../store/connect.js';

/** Documents by collection, each with its `id`. */
export type DemoDocuments = Record<string, readonly { id: string }[]>;

/** Documents in one write. */
const batch = 1_000;

/** Everything that begins with a text; the sign after `-` ends the stretch. */
const beginningWith = (text: string) => ({ $gte: text, $lt: `${text.slice(0, -1)}.` }) as never;

const marked = beginningWith(mark);
const markedContact = beginningWith(contactOf(mark));

/** How the demo's documents are found: what others did with its people and trainings belongs to it. */
const filters: readonly (readonly [collection: string, filter: object])[] = [
  ['identities', { participantId: marked }],
  ['enrolments', { _id: marked }],
  ['enrolments', { participantId: marked }],
  ['mentoringSessions', { _id: marked }],
  ['mentoringSessions', { participantId: marked }],
  ['mentoringSessions', { coachId: marked }],
  ['calendars', { _id: beginningWith(`coach:${mark}`) }],
  ['calendars', { _id: beginningWith(`participant:${mark}`) }],
  ['coachNotes', { participantId: marked }],
  ['permits', { _id: marked }],
  ['shops', { _id: marked }],
  ['bazaars', { _id: marked }],
  ['ledgerEntries', { participantId: marked }],
  ['monthlyReports', { _id: marked }],
  ['loanApplications', { _id: marked }],
  ['trainings', { _id: marked }],
  ['coaches', { _id: marked }],
  ['broadcasts', { _id: marked }],
  ['deliveries', { broadcastId: marked }],
  ['deliveries', { participantId: marked }],
  ['reminders', { participantId: marked }],
  ['reminders', { subject: beginningWith(`coach:${mark}`) }],
  ['tickets', { contactId: markedContact }],
  ['messages', { contactId: markedContact }],
  ['contacts', { _id: markedContact }],
  ['sessions', { _id: markedContact }],
  ['texts', { _id: marked }],
];

/** The demo's people and everything about them. */
export function demoStore(database: Database) {
  const { participants } = database;
  return {
    /** People in the store who are not of the demo. */
    async countOthers(): Promise<number> {
      const all = await participants.collection.countDocuments({});
      return all - (await participants.collection.countDocuments({ _id: marked }));
    },
    /** The first of its people is the last that is written. */
    async isWhole(): Promise<boolean> {
      return (await participants.exists({ _id: `${mark}p00000` })) !== null;
    },
    /** Writes it in the order given; what is there already stays. @returns documents by collection */
    async fill(demo: DemoDocuments): Promise<Record<string, number>> {
      const counts: Record<string, number> = {};
      for (const [name, documents] of Object.entries(demo)) {
        for (let from = 0; from < documents.length; from += batch)
          await insert(database, name, documents.slice(from, from + batch));
        counts[name] = documents.length;
      }
      return counts;
    },
    /** Takes it out again; who went with a coach of it has none then. @returns how many people */
    async remove(): Promise<number> {
      // The people first: without them it counts as not whole, wherever this is broken off.
      const { deletedCount } = await participants.collection.deleteMany({ _id: marked });
      for (const [name, filter] of filters)
        await modelNamed(database, name).collection.deleteMany(filter);
      await participants.updateMany({ coachId: marked }, { $unset: { coachId: '' } });
      return deletedCount;
    },
  };
}

async function insert(
  database: Database,
  name: string,
  documents: readonly { id: string }[],
): Promise<void> {
  const rows = documents.map(({ id, ...rest }) => ({ _id: id, ...rest }));
  try {
    await modelNamed(database, name).collection.insertMany(rows as never, { ordered: false });
  } catch (error) {
    if (!areAllDuplicates(error)) throw error;
  }
}
