import type { Actions } from '../../engine/actions.js';
import { homeActions, type HomeParts } from '../../programme/home/actions.js';
import { adminStore } from '../../store/admins.js';
import { dutyOf } from '../../programme/training/rules.js';
import { coachStore } from '../../store/coaches.js';
import { contactStore } from '../../store/contacts.js';
import { permitStore } from '../../store/licensing.js';
import { mentoringStore } from '../../store/mentoring.js';
import { participantStore } from '../../store/participants.js';
import { enrolmentStore } from '../../store/training/enrolments.js';
import { trainingStore } from '../../store/training/trainings.js';
import type { ActionSurroundings } from '../build-actions.js';

/** What flows may `do` of this part, on the real store. */
export function buildEverydayActions(around: ActionSurroundings): Actions {
  const coaches = coachStore(around.database);
  const admins = adminStore(around.database);
  return homeActions({
    participants: participantStore(around.database),
    contacts: contactStore(around.database),
    rolesOf: async (contactId) => ({
      coach: (await coaches.ofContact(contactId)) !== undefined,
      admin: (await admins.ofContact(contactId)) !== undefined,
    }),
    ...buildMatters(around),
  });
}

/** What the rooms of the steps know of a person. */
function buildMatters({
  database,
}: Pick<ActionSurroundings, 'database'>): Pick<HomeParts, 'openMatters' | 'ahead'> {
  const mentoring = mentoringStore(database);
  const enrolments = enrolmentStore(database);
  const permits = permitStore(database);
  const trainings = trainingStore(database);
  /** Trainings ahead in which they have a seat. */
  const seats = async (participantId: string, now: Date) => {
    const own = await enrolments.ofParticipant(participantId);
    const seated = own.filter(({ state }) => state === 'seated');
    if (seated.length === 0) return [];
    const found = await trainings.some(seated.map(({ trainingId }) => trainingId));
    return found
      .filter(({ endsAt, state }) => endsAt > now && state === 'open')
      .map((training) => ({
        training,
        enrolment: seated.find(({ trainingId }) => trainingId === training.id),
      }));
  };
  return {
    async openMatters({ id }, now) {
      const [sessions, ahead, practices, papers] = await Promise.all([
        mentoring.ofParticipant(id),
        seats(id, now),
        enrolments.ofParticipant(id),
        permits.ofParticipant(id),
      ]);
      const returned = practices.some(({ practice }) => practice?.state === 'returned')
        ? 'P2'
        : papers.some(({ state }) => state === 'returned')
          ? 'P4'
          : undefined;
      return {
        trainingToConfirm: ahead.some(
          ({ training, enrolment }) => enrolment && dutyOf(training, enrolment, now) === 'confirm',
        ),
        ...(returned && { returned }),
        mentoringProposed: sessions.some(
          ({ state, proposedBy, at }) => state === 'proposed' && proposedBy === 'coach' && at > now,
        ),
      };
    },
    async ahead({ id }, now) {
      const [sessions, ahead] = await Promise.all([mentoring.ofParticipant(id), seats(id, now)]);
      const visits = sessions
        .filter(({ state, at }) => state === 'confirmed' && at > now)
        .map(({ at, topic }) => ({ what: 'visit', at: at.toISOString(), title: topic }));
      const classes = ahead.map(({ training: { startsAt, title } }) => ({
        what: 'training',
        at: startsAt.toISOString(),
        title,
      }));
      return [...visits, ...classes].sort((a, b) => a.at.localeCompare(b.at)).slice(0, 3);
    },
  };
}
