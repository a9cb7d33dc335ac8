import type { ApplicationState, LoanApplication } from './application.js';
import type { ApplicationStore } from './ports.js';
import type { Database } from '../../store/connect.js';
import { versionedRecords } from '../../store/versioned-records.js';

/** Applications for capital; each change is one conditional write on the version. */
export function applicationStore({ loanApplications }: Database): ApplicationStore {
  const records = versionedRecords<LoanApplication>(loanApplications);
  return {
    find: records.find,
    create: records.create,
    move: (seen, step) =>
      records.change(seen, {
        $set: { state: step.state, updatedAt: step.at },
        $push: { history: step },
      }),
    async ofParticipant(participantId) {
      const found = loanApplications.find({ participantId }).sort({ createdAt: -1, _id: -1 });
      return (await found.lean()).map(records.read);
    },
    async discard({ id, version }) {
      const result = await loanApplications.deleteOne({ _id: id, version, state: 'draft' });
      return result.deletedCount === 1;
    },
    async page(limit, { state, before }) {
      const found = loanApplications
        .find({
          ...(state && { state }),
          ...(before && behind(before)),
        })
        .sort({ updatedAt: -1, _id: -1 })
        .limit(limit);
      return (await found.lean()).map(records.read);
    },
    async count() {
      const counted = await loanApplications.aggregate<{ _id: ApplicationState; count: number }>([
        { $group: { _id: '$state', count: { $sum: 1 } } },
      ]);
      return Object.fromEntries(counted.map(({ _id, count }) => [_id, count]));
    },
  };
}

/** The first bound lets the index be used, the second takes apart those of the same moment. */
const behind = ({ updatedAt, id }: { updatedAt: Date; id: string }): object => ({
  updatedAt: { $lte: updatedAt },
  $or: [{ updatedAt: { $lt: updatedAt } }, { _id: { $lt: id } }],
});
