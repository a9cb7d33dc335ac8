import type { Participant } from '../participant.js';
import type { ParticipantStore } from '../ports.js';
import { isDuplicate, type Database } from '../../../store/connect.js';
import { findOrInsert, updateOrInsert } from '../../../store/upserts.js';

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
      const claim = { participantId };
      return (await findOrInsert<typeof claim>(identities, identity, claim)).participantId;
    },
    async nextNumber(counter) {
      const counted = await updateOrInsert<{ value: number }>(counters, counter, {
        update: { $inc: { value: 1 } },
        first: { value: 0 },
      });
      return counted.value;
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
