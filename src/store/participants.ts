import type { Participant } from '../programme/participants/participant.js';
import type { ParticipantStore } from '../programme/participants/ports.js';
import { isDuplicate, type Database } from './connect.js';

export function participantStore({
  participants,
  identities,
  counters,
  proofs,
  sentCodes,
}: Database): ParticipantStore {
  const find: ParticipantStore['find'] = async (id) => {
    const found = await participants.findById(id).lean();
    return found ? fromDocument(found) : undefined;
  };
  return {
    find,
    async findByIdentity(identity) {
      const found = await identities.findById(identity).lean();
      return found?.participantId ? find(found.participantId) : undefined;
    },
    async claimIdentity(identity, participantId) {
      const claimed = await identities.findOneAndUpdate(
        { _id: identity },
        { $setOnInsert: { participantId } },
        { upsert: true, returnDocument: 'after' },
      );
      return claimed.participantId ?? participantId;
    },
    async nextNumber(counter) {
      const counted = await counters.findOneAndUpdate(
        { _id: counter },
        { $inc: { value: 1 } },
        { upsert: true, returnDocument: 'after' },
      );
      return counted.value ?? 1;
    },
    async create(participant) {
      const { id, ...rest } = participant;
      try {
        await participants.collection.insertOne({ _id: id, ...rest } as never);
        return participant;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return (await find(id)) ?? participant;
      }
    },
    async update(id, changes) {
      if (Object.keys(changes).length > 0)
        await participants.updateOne({ _id: id }, { $set: changes });
    },
    async remove(id) {
      await proofs.deleteMany({ participantId: id });
      await sentCodes.deleteMany({ participantId: id });
      await identities.deleteMany({ participantId: id });
      await participants.deleteOne({ _id: id });
    },
  };
}

function fromDocument({ _id, ...rest }: { _id?: unknown }): Participant {
  return { id: _id, ...rest } as Participant;
}
