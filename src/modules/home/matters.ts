import type { HomeParts } from './actions.js';
import type { Permit } from '../licensing/permit.js';
import type { Summary } from './next-step.js';
import { dutyOf } from '../training/rules.js';
import type { Enrolment } from '../training/training.js';
import { permitStore } from '../licensing/store.js';
import { mentoringStore } from '../mentoring/store/meetings.js';
import { enrolmentStore } from '../training/store/enrolments.js';
import { trainingStore } from '../training/store/trainings.js';
import type { Platform } from '../../ports/platform.js';
import { moneyMatters } from './money-matters.js';

/** What the rooms of the steps know of a person. */
export function buildMatters({
  database,
  timeZone,
}: Pick<Platform, 'database' | 'timeZone'>): Pick<HomeParts, 'openMatters' | 'ahead'> {
  const mentoring = mentoringStore(database);
  const enrolments = enrolmentStore(database);
  const permits = permitStore(database);
  const trainings = trainingStore(database);
  const ofMoney = moneyMatters(database, timeZone);
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
    async openMatters(participant, now) {
      const { id } = participant;
      const [sessions, ahead, practices, papers, money] = await Promise.all([
        mentoring.ofParticipant(id),
        seats(id, now),
        enrolments.ofParticipant(id),
        permits.ofParticipant(id),
        ofMoney(participant, now),
      ]);
      const returned = returnedOf(practices, papers) ?? money.returned;
      return {
        trainingToConfirm: ahead.some(
          ({ training, enrolment }) => enrolment && dutyOf(training, enrolment, now) === 'confirm',
        ),
        ...(returned && { returned }),
        mentoringProposed: sessions.some(
          ({ state, proposedBy, at }) => state === 'proposed' && proposedBy === 'coach' && at > now,
        ),
        ...(money.reportMissing && { reportMissing: true }),
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

/** Of which step something was sent back to them. */
function returnedOf(
  practices: readonly Pick<Enrolment, 'practice'>[],
  papers: readonly Pick<Permit, 'state'>[],
): Summary['returned'] {
  if (practices.some(({ practice }) => practice?.state === 'returned')) return 'P2';
  return papers.some(({ state }) => state === 'returned') ? 'P4' : undefined;
}
