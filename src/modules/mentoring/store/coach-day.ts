import type { CoachMatter } from '../coach-digest.js';
import { localDay, momentOf } from '../../../delivery/policy/calendar.js';
import { zoneOf } from '../../../delivery/policy/zones.js';
import type { Coach } from '../../coaches/coach.js';
import { stepOf, stepStates } from '../../people/standing.js';
import { caseloadStore } from './caseload.js';
import type { Database } from '../../../store/connect.js';
import { practicesOf } from '../../training/store/enrolments.js';
import { trainingStore } from '../../training/store/trainings.js';
import { plain } from '../../../store/plain.js';

/** Days without a meeting or a note after which a participant counts as not heard of. */
const silentDays = 14;

/** Most participants that are looked at. */
const most = 500;

/** What waits for a coach today. */
export async function loadCoachDay(
  database: Database,
  id: string,
  now: Date,
  timeZone: string,
): Promise<CoachMatter | undefined> {
  const coach = plain<Coach>(await database.coaches.findById(id).lean());
  if (!coach) return undefined;
  const zone = zoneOf(timeZone);
  const day = localDay(now, zone);
  const [begins, ends] = [momentOf(day, 0, zone), momentOf(day + 1, 0, zone)];
  const people = await caseloadStore(database).list(id, most);
  const names = new Map(people.map(({ participant }) => [participant.id, participant.name]));
  const silentSince = new Date(now.getTime() - silentDays * 86_400_000);
  const own = { coachId: id, state: 'confirmed' };
  const meetings = await database.mentoringSessions
    .find({ ...own, at: within(begins, ends) })
    .sort({ at: 1, _id: 1 })
    .lean();
  const unwritten = await database.mentoringSessions.countDocuments({
    ...own,
    at: within(new Date(0), begins),
  });
  const theirs = { participantId: { $in: [...names.keys()] } };
  const [practices, permits] = await Promise.all([
    countPractices(database, id, [...names.keys()]),
    database.permits.countDocuments({ ...theirs, state: 'reported' }),
  ]);
  return {
    coach: { ...coach, contactIds: [...coach.contactIds] },
    meetings: meetings.flatMap(({ at, participantId }) =>
      at ? [{ at, name: names.get(participantId ?? '') ?? '' }] : [],
    ),
    silent: people
      .filter(({ participant, metAt }) => (metAt ?? participant.registeredAt) < silentSince)
      .map(({ participant }) => ({
        name: participant.name,
        step: stepOf(stepStates(participant)),
      })),
    toVerify: practices + permits,
    unwritten,
  };
}

/** Practices that wait for a coach: of their own participants, and of trainings that they review. */
async function countPractices(
  database: Database,
  coachId: string,
  participantIds: string[],
): Promise<number> {
  const trainingIds = await trainingStore(database).reviewedBy(coachId);
  const $or = practicesOf({ participantIds, trainingIds });
  return database.enrolments.countDocuments({ 'practice.state': 'waiting', $or });
}

/** From a moment on, before another. */
const within = ($gte: Date, $lt: Date): Record<string, Date> => ({ $gte, $lt });
