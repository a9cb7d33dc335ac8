import { codesADay, type ParticipantDay, type Proof, type ProofStore } from '../proof.js';
import type { Database } from '../../../store/connect.js';
import { updateOrInsert } from '../../../store/upserts.js';

export function proofStore(database: Database): ProofStore {
  const { proofs } = database;
  return {
    async find(id) {
      const found = await proofs.findById(id).lean();
      return found ? fromDocument(found) : undefined;
    },
    async put({ id, ...proof }) {
      await proofs.replaceOne({ _id: id }, proof, { upsert: true });
    },
    async countWrong(id) {
      const counted = await proofs.findOneAndUpdate(
        { _id: id },
        { $inc: { wrong: 1 } },
        { returnDocument: 'after' },
      );
      return counted?.wrong ?? Number.POSITIVE_INFINITY;
    },
    async use(id, contactId) {
      // Null stands for a field that is not there.
      const used = await proofs
        .findOneAndUpdate(
          { _id: id, usedBy: { $in: [null, contactId] } },
          { $set: { usedBy: contactId } },
          { returnDocument: 'after' },
        )
        .lean();
      return used ? fromDocument(used) : undefined;
    },
    async remove(id) {
      return (await proofs.deleteOne({ _id: id })).deletedCount === 1;
    },
    ...countsOf(database),
  };
}

function countsOf({ sentCodes }: Database): Pick<ProofStore, 'countSent' | 'countTried' | 'tried'> {
  return {
    async countSent(day, request) {
      const first = { participantId: day.participantId, at: day.at };
      await sentCodes.updateOne({ _id: idOf(day) }, { $setOnInsert: first }, { upsert: true });
      // There is a place as long as there is no last one.
      const counted = await sentCodes.updateOne(
        { _id: idOf(day), by: { $ne: request }, [`by.${codesADay - 1}`]: { $exists: false } },
        { $push: { by: request } },
      );
      if (counted.modifiedCount === 1) return 'counted';
      return (await sentCodes.exists({ _id: idOf(day), by: request })) ? 'known' : 'full';
    },
    async countTried(day, attempt) {
      const counted = await updateOrInsert<{ wrong: string[] }>(sentCodes, idOf(day), {
        update: { $addToSet: { wrong: attempt } },
        first: { participantId: day.participantId, at: day.at },
      });
      return counted.wrong.length;
    },
    async tried(day) {
      return (await sentCodes.findById(idOf(day)))?.wrong.length ?? 0;
    },
  };
}

const idOf = ({ participantId, at }: ParticipantDay): string =>
  `${participantId} ${at.toISOString().slice(0, 10)}`;

const fromDocument = ({ _id, ...rest }: { _id?: unknown }): Proof =>
  ({ id: _id, ...rest }) as Proof;
