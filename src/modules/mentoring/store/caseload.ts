import type { Acquaintance, Caseload, CoachNote } from '../../coaches/ports.js';
import type { Participant } from '../../people/participant.js';
import type { Database } from '../../../store/connect.js';

/** What a coach may know of their participants. */
export function caseloadStore(database: Database): Caseload {
  const { participants, coachNotes } = database;
  return {
    async list(coachId, limit) {
      const found = await participants.find({ coachId }).sort({ _id: 1 }).limit(limit).lean();
      const people = found.map(({ _id, ...rest }) => ({ id: _id, ...rest }) as Participant);
      const ids = people.map(({ id }) => id);
      const [seen, met] = [await lastSeen(database, ids), await lastMet(database, coachId, ids)];
      return people
        .map((participant): Acquaintance => {
          const [seenAt, metAt] = [seen.get(participant.id), met.get(participant.id)];
          return { participant, ...(seenAt && { seenAt }), ...(metAt && { metAt }) };
        })
        .sort((a, b) => (a.metAt?.getTime() ?? 0) - (b.metAt?.getTime() ?? 0));
    },
    count: (coachId) => participants.countDocuments({ coachId }),
    async note({ id, ...rest }) {
      await coachNotes.updateOne({ _id: id }, { $setOnInsert: rest }, { upsert: true });
    },
    async lastNote(coachId, participantId) {
      const [found] = await coachNotes
        .find({ participantId, coachId })
        .sort({ at: -1, _id: -1 })
        .limit(1)
        .lean();
      if (!found) return undefined;
      const { _id, ...rest } = found;
      return { id: _id, ...rest } as CoachNote;
    },
    async gaveUp(participantId) {
      const found = await coachNotes.find({ participantId }, { from: 1 }).lean();
      return found.flatMap(({ from }) => from ?? []);
    },
  };
}

/** When each was last heard of, on any of their channels. */
async function lastSeen(
  { contacts, sessions }: Database,
  ids: string[],
): Promise<Map<string, Date>> {
  const theirs = await contacts.find({ participantId: { $in: ids } }, { participantId: 1 }).lean();
  const owner = new Map(theirs.map(({ _id, participantId }) => [String(_id), participantId]));
  const found = await sessions
    .find({ _id: { $in: [...owner.keys()] } }, { lastInboundAt: 1 })
    .lean();
  return latest(found.map(({ _id, lastInboundAt }) => [owner.get(String(_id)), lastInboundAt]));
}

/** The last meeting that came about, or the last note. */
async function lastMet(
  { mentoringSessions, coachNotes }: Database,
  coachId: string,
  ids: string[],
): Promise<Map<string, Date>> {
  const of = { participantId: { $in: ids }, coachId };
  const met = await mentoringSessions
    .find({ ...of, state: 'done' }, { participantId: 1, at: 1 })
    .lean();
  // What another coach wrote in handing over is no contact.
  const notes = await coachNotes
    .find({ ...of, from: { $exists: false } }, { participantId: 1, at: 1 })
    .lean();
  return latest([...met, ...notes].map(({ participantId, at }) => [participantId, at]));
}

type Moment = readonly [string | null | undefined, Date | null | undefined];

function latest(moments: readonly Moment[]): Map<string, Date> {
  const found = new Map<string, Date>();
  for (const [id, at] of moments) {
    if (!id || !at) continue;
    const before = found.get(id);
    if (!before || before < at) found.set(id, at);
  }
  return found;
}
