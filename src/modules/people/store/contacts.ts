import type { ContactStore } from '../../../ports/store.js';
import type { ContactRecords } from '../../../ports/contact.js';
import type { Contact } from '../../../ports/contact.js';
import type { Database } from '../../../store/connect.js';
import { gatherBy, gatherOne } from '../../../store/gather.js';
import { setOrUnset } from '../../../store/set-or-unset.js';

export function contactStore({ contacts, sessions }: Database): ContactStore & ContactRecords {
  return {
    find: gatherOne(
      async (ids) => (await contacts.find({ _id: { $in: ids } }).lean()).map(fromDocument),
      ({ id }) => id,
    ),
    ofParticipant: gatherBy(
      async (ids) =>
        (
          await contacts
            .find({ participantId: { $in: ids } })
            .sort({ _id: 1 })
            .lean()
        ).map(fromDocument),
      ({ participantId = '' }) => participantId,
    ),
    async put(id, changes) {
      const update = setOrUnset(changes) ?? {};
      await contacts.updateOne({ _id: id }, update, { upsert: true });
    },
    async remove(id) {
      await contacts.deleteOne({ _id: id });
    },
    async markUnreachable(id, reason, at) {
      await contacts.updateOne({ _id: id }, { $set: { unreachable: { reason, at } } });
      // A turn of any process learns of it: what it knew of the session is out of date.
      await sessions.collection.updateOne(
        { _id: id as never },
        { $set: { unreachable: true }, $inc: { rev: 1 } },
      );
    },
    async markReachable(id) {
      await contacts.updateOne({ _id: id }, { $unset: { unreachable: '' } });
    },
  };
}

function fromDocument({ _id, ...rest }: { _id?: unknown }): Contact {
  return { id: _id, ...rest } as Contact;
}
