import type { Coach } from '../coach.js';
import type { CoachRecords } from '../ports.js';
import type { Database } from '../../../store/connect.js';
import { setOrUnset } from '../../../store/set-or-unset.js';

/** Coaches, their invitations, and who goes with whom. */
export function coachStore(database: Database): CoachRecords {
  const { coaches } = database;
  return {
    async find(id) {
      const found = await coaches.findById(id).lean();
      return found ? fromDocument(found) : undefined;
    },
    async ofContact(contactId) {
      const found = await coaches.findOne({ contactIds: contactId }).lean();
      return found ? fromDocument(found) : undefined;
    },
    async list() {
      return (await coaches.find({}).sort({ name: 1, _id: 1 }).lean()).map(fromDocument);
    },
    async create({ id, ...rest }) {
      await coaches.updateOne(
        { _id: id },
        { $setOnInsert: { ...rest, people: [] } },
        { upsert: true },
      );
    },
    async change(id, changes) {
      const update = setOrUnset(changes);
      if (update) await coaches.updateOne({ _id: id }, update);
    },
    async loads() {
      const found = await coaches.find({}).sort({ name: 1, _id: 1 }).lean();
      return found.map((document) => ({
        coach: fromDocument(document),
        load: document.people?.length ?? 0,
      }));
    },
    ...invitations(database),
    ...places(database),
  };
}

function invitations({
  coaches,
  coachInvitations,
}: Database): Pick<CoachRecords, 'invite' | 'useInvitation' | 'join'> {
  return {
    async invite({ id, ...rest }) {
      await coachInvitations.updateOne({ _id: id }, { $setOnInsert: rest }, { upsert: true });
    },
    async useInvitation(id, contactId, now) {
      const found = await coachInvitations.findById(id).lean();
      // The end never moves: it can be looked at before.
      if (!found?.coachId || !found.expiresAt || found.expiresAt <= now) return undefined;
      const result = await coachInvitations.updateOne(
        { _id: id, $or: [{ usedBy: { $exists: false } }, { usedBy: contactId }] },
        { $set: { usedBy: contactId } },
      );
      if (result.matchedCount === 0) return undefined;
      return { id, coachId: found.coachId, expiresAt: found.expiresAt, usedBy: contactId };
    },
    async join(coachId, contactId, at) {
      await coaches.updateMany(
        { _id: { $ne: coachId }, contactIds: contactId },
        { $pull: { contactIds: contactId } },
      );
      await coaches.updateOne({ _id: coachId }, { $addToSet: { contactIds: contactId } });
      await coaches.updateOne(
        { _id: coachId, joinedAt: { $exists: false } },
        { $set: { joinedAt: at } },
      );
    },
  };
}

function places({
  coaches,
  participants,
}: Database): Pick<CoachRecords, 'takePlace' | 'leavePlace' | 'assign'> {
  return {
    async takePlace({ id, capacity }, participantId) {
      if (capacity < 1) return false;
      // There is a place left while the last one of them is not taken.
      const last = `people.${capacity - 1}`;
      const result = await coaches.collection.updateOne(
        { _id: id, $or: [{ people: participantId }, { [last]: { $exists: false } }] } as never,
        { $addToSet: { people: participantId } },
      );
      return result.matchedCount === 1;
    },
    async leavePlace(coachId, participantId) {
      await coaches.updateOne({ _id: coachId }, { $pull: { people: participantId } });
    },
    async assign(participantId, before, coachId) {
      const was = before === undefined ? { coachId: { $exists: false } } : { coachId: before };
      const result = await participants.updateOne(
        { _id: participantId, $or: [was, { coachId }] },
        { $set: { coachId } },
      );
      return result.matchedCount === 1;
    },
  };
}

/** A coach as it lies in the store. */
type Stored = Omit<Coach, 'id' | Lists> &
  Partial<Pick<Coach, Lists>> & { _id: string; people?: string[] };
type Lists = 'kecamatan' | 'specialities' | 'contactIds';

/** Lists that are empty may be missing. */
function fromDocument(document: object): Coach {
  const found = document as Stored;
  const coach = { ...found, id: found._id };
  delete coach.people;
  Reflect.deleteProperty(coach, '_id');
  return {
    ...coach,
    kecamatan: found.kecamatan ?? [],
    specialities: found.specialities ?? [],
    contactIds: found.contactIds ?? [],
  };
}
