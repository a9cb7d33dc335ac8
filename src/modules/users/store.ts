import { adminRole, type AdminRecords } from './admin.js';
import type { Database } from '../../store/connect.js';

/** Links for the office's chats, and whose they are. */
export function adminStore({ adminLinks, adminContacts, users }: Database): AdminRecords {
  const ofContact = async (contactId: string) => {
    const linked = await adminContacts.findById(contactId).lean();
    if (!linked?.email || !linked.linkedAt) return undefined;
    const user = await users.findById(linked.email).lean();
    // Somebody who was made a user under the same address later is somebody else.
    if (!user?.createdAt || user.createdAt > linked.linkedAt) return undefined;
    return user.role === adminRole ? { email: linked.email } : undefined;
  };
  return {
    async link({ id, ...rest }) {
      await adminLinks.updateOne({ _id: id }, { $setOnInsert: rest }, { upsert: true });
    },
    async useLink(id, contactId, now) {
      const found = await adminLinks.findById(id).lean();
      // The end never moves: it can be looked at before.
      if (!found?.email || !found.expiresAt || found.expiresAt <= now) return undefined;
      const used = await adminLinks.updateOne(
        { _id: id, $or: [{ usedBy: { $exists: false } }, { usedBy: contactId }] },
        { $set: { usedBy: contactId } },
      );
      if (used.matchedCount === 0) return undefined;
      return { id, email: found.email, expiresAt: found.expiresAt };
    },
    async join(email, linkedContact, linkedAt) {
      await adminContacts.updateOne(
        { _id: linkedContact },
        { $set: { email, linkedAt } },
        { upsert: true },
      );
    },
    ofContact,
    async leave(email, contactId) {
      await adminContacts.deleteOne({ _id: contactId, email });
    },
    async contactsOf(email) {
      const found = await adminContacts.find({ email }, { _id: 1 }).lean();
      return found.map(({ _id }) => String(_id));
    },
    async withChats() {
      const found = await adminContacts.find({}, { _id: 1 }).lean();
      const admins = await Promise.all(found.map(({ _id }) => ofContact(String(_id))));
      return [...new Set(admins.flatMap((admin) => admin?.email ?? []))].sort();
    },
  };
}
