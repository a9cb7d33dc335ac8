import { permitKinds, type Permit } from '../programme/licensing/permit.js';
import type { LicenceAnswerStore, PermitStore } from '../programme/licensing/ports.js';
import type { LicenceAnswers } from '../programme/licensing/which-permits.js';
import type { Database } from './connect.js';
import { setOrUnset } from './set-or-unset.js';

/** Permits of participants, one of a kind each. */
export function permitStore({ permits, licenceAnswers }: Database): PermitStore {
  return {
    async find(id) {
      const found = await permits.findById(id).lean();
      return found ? fromDocument(found) : undefined;
    },
    async ofParticipant(participantId) {
      const found = (await permits.find({ participantId }).lean()).map(fromDocument);
      const place = ({ kind }: Permit) => permitKinds.indexOf(kind);
      return found.sort((a, b) => place(a) - place(b));
    },
    async create({ id, ...rest }) {
      const kept = await permits
        .findOneAndUpdate(
          { _id: id },
          { $setOnInsert: rest },
          { upsert: true, returnDocument: 'after' },
        )
        .lean();
      return fromDocument(kept);
    },
    async change({ id, version }, changes) {
      const changed = await permits
        .findOneAndUpdate(
          { _id: id, version },
          { ...setOrUnset(changes), $inc: { version: 1 } },
          { returnDocument: 'after' },
        )
        .lean();
      return changed ? fromDocument(changed) : undefined;
    },
    async drop(participantId, kind) {
      await permits.deleteOne({ participantId, kind, state: 'wanted' });
    },
    async waiting(limit, participantIds) {
      const whose = participantIds && { participantId: { $in: [...participantIds] } };
      const found = permits
        .find({ state: 'reported', ...whose })
        .sort({ reportedAt: 1 })
        .limit(limit);
      return (await found.lean()).map(fromDocument);
    },
    async expiring(from, to) {
      const found = await permits
        .find({ expiresOn: { $gte: from, $lte: to } })
        .sort({ expiresOn: 1 })
        .lean();
      return found
        .map(fromDocument)
        .filter(({ state }) => state === 'reported' || state === 'verified');
    },
    async forget(participantId) {
      await licenceAnswers.deleteOne({ _id: participantId });
      await permits.deleteMany({ participantId });
    },
  };
}

export function licenceAnswerStore({ licenceAnswers }: Database): LicenceAnswerStore {
  return {
    async find(participantId) {
      const found = await licenceAnswers.findById(participantId).lean();
      return found ? (found.answers as LicenceAnswers) : undefined;
    },
    async keep(participantId, answers, at) {
      await licenceAnswers.updateOne(
        { _id: participantId },
        { $set: { answers, at } },
        { upsert: true },
      );
    },
  };
}

function fromDocument({ _id, ...rest }: { _id?: unknown }): Permit {
  return { id: _id, ...rest } as Permit;
}
