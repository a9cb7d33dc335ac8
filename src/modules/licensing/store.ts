import { permitKinds, type Permit } from './permit.js';
import type { LicenceAnswerStore, PermitStore } from './ports.js';
import type { LicenceAnswers } from './which-permits.js';
import type { Database } from '../../store/connect.js';
import { setOrUnset } from '../../store/set-or-unset.js';
import { versionedRecords } from '../../store/versioned-records.js';

/** Permits of participants, one of a kind each. */
export function permitStore({ permits, licenceAnswers }: Database): PermitStore {
  const records = versionedRecords<Permit>(permits);
  return {
    find: records.find,
    create: records.create,
    change: (seen, changes) => records.change(seen, setOrUnset(changes) ?? {}),
    async ofParticipant(participantId) {
      const found = (await permits.find({ participantId }).lean()).map(records.read);
      const place = ({ kind }: Permit) => permitKinds.indexOf(kind);
      return found.sort((a, b) => place(a) - place(b));
    },
    async drop(participantId, kind) {
      await permits.deleteOne({ participantId, kind, state: 'wanted' });
    },
    async waiting(limit, participantIds) {
      const whose = participantIds && { participantId: { $in: [...participantIds] } };
      const found = permits
        .find({ state: 'reported', ...whose })
        .sort({ reportedAt: 1, _id: 1 })
        .limit(limit);
      return (await found.lean()).map(records.read);
    },
    async expiring(from, to) {
      const found = await permits
        .find({ expiresOn: { $gte: from, $lte: to } })
        .sort({ expiresOn: 1, _id: 1 })
        .lean();
      return found
        .map(records.read)
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
