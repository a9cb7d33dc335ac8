import type { Proof, ProofStore } from '../programme/identity/proof.js';
import type { Database } from './connect.js';

export function proofStore({ proofs, sentCodes }: Database): ProofStore {
  return {
    async find(id) {
      const found = await proofs.findById(id).lean();
      if (!found) return undefined;
      const { _id, ...rest } = found;
      return { id: _id, ...rest } as Proof;
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
    async remove(id) {
      return (await proofs.deleteOne({ _id: id })).deletedCount === 1;
    },
    async countSent(participantId, day, inboundId) {
      const counted = await sentCodes.findOneAndUpdate(
        { _id: `${participantId} ${day}` },
        { $addToSet: { by: inboundId }, $setOnInsert: { participantId } },
        { upsert: true, returnDocument: 'after' },
      );
      return counted.by.length;
    },
  };
}
