import type { Calendars, ForgetMentoring } from '../ports.js';
import type { MentoringSession, SessionStore } from '../session.js';
import type { Database } from '../../../store/connect.js';
import { setOrUnset } from '../../../store/set-or-unset.js';
import { versionedRecords } from '../../../store/versioned-records.js';

/** Most sessions of one person that are looked at. */
const most = 500;

/** The meetings of coaches and participants. */
export function mentoringStore({ mentoringSessions }: Database): SessionStore {
  const records = versionedRecords<MentoringSession>(mentoringSessions);
  return {
    find: records.find,
    create: records.create,
    change: (seen, changes) => records.change(seen, setOrUnset(changes) ?? {}),
    async ofParticipant(participantId) {
      const found = mentoringSessions.find({ participantId }).sort({ at: -1, _id: -1 }).limit(most);
      return (await found.lean()).map(records.read);
    },
    async ofCoach(coachId, states) {
      const found = mentoringSessions
        .find({ coachId, state: { $in: [...states] } })
        .sort({ at: 1, _id: 1 })
        .limit(most);
      return (await found.lean()).map(records.read);
    },
  };
}

/** How long times of meetings that are over stay on the calendar. */
const keptMs = 86_400_000;

/** Each owner's times lie in one document: the condition and the write are one. */
export function calendarStore({ calendars }: Database): Calendars {
  return {
    async take(owner, { session, from, to }, now) {
      // The document is there from here on: whether a time is free is then the condition of one update.
      const before = new Date(now.getTime() - keptMs);
      await calendars.collection.updateOne(
        { _id: owner } as never,
        { $pull: { slots: { to: { $lt: before } } } as never },
        { upsert: true },
      );
      const other = { session: { $ne: session }, from: { $lt: to }, to: { $gt: from } };
      const taken = await calendars.collection.updateOne(
        { _id: owner, slots: { $not: { $elemMatch: other } } } as never,
        { $addToSet: { slots: { session, from, to } } },
      );
      return taken.matchedCount === 1;
    },
    async free(owner, session, which) {
      const from = which && ('keep' in which ? { $ne: which.keep } : which.only);
      const slot = { session, ...(from && { from }) };
      await calendars.collection.updateOne(
        { _id: owner } as never,
        {
          $pull: { slots: slot },
        } as never,
      );
    },
  };
}

/** Everything of mentoring that is kept of a participant goes. Can be run again. */
export function forgetMentoring(database: Database): ForgetMentoring {
  const { mentoringSessions, calendars, coachNotes, coaches } = database;
  return async (participantId) => {
    const sessions = await mentoringSessions.find({ participantId }, { coachId: 1 }).lean();
    for (const { _id, coachId } of sessions)
      await calendarStore(database).free(`coach:${String(coachId)}`, String(_id));
    await calendars.deleteOne({ _id: `participant:${participantId}` });
    await coachNotes.deleteMany({ participantId });
    await mentoringSessions.deleteMany({ participantId });
    await coaches.updateMany({ people: participantId }, { $pull: { people: participantId } });
  };
}
