import type { ReadRecord } from './record.js';
import { isRecorded } from '../licensing/permit.js';
import { reportStore } from '../bookkeeping/store.js';
import type { Database } from '../../store/connect.js';
import { permitStore } from '../licensing/store.js';
import { mentoringStore } from '../mentoring/store/meetings.js';
import { enrolmentStore } from '../training/store/enrolments.js';
import { trainingStore } from '../training/store/trainings.js';

/** Gathers what the steps know of a participant. */
export function createReadRecord(database: Database): ReadRecord {
  const permits = permitStore(database);
  const enrolments = enrolmentStore(database);
  const trainings = trainingStore(database);
  const mentoring = mentoringStore(database);
  const reports = reportStore(database);
  return async (participantId) => {
    const [own, enrolled, sessions, months] = await Promise.all([
      permits.ofParticipant(participantId),
      enrolments.ofParticipant(participantId),
      mentoring.ofParticipant(participantId),
      reports.ofParticipant(participantId),
    ]);
    const attended = enrolled.filter(({ attendedAt }) => attendedAt !== undefined);
    const found = await trainings.some(attended.map(({ trainingId }) => trainingId));
    return {
      permits: own.filter(isRecorded).map(({ kind, number, state, issuedOn }) => ({
        ...{ kind, verified: state === 'verified' },
        ...(number !== undefined && { number }),
        ...(issuedOn !== undefined && { issuedOn }),
      })),
      trainings: attended.flatMap(({ trainingId, attendedAt, practice, certificate }) => {
        const training = found.find(({ id }) => id === trainingId);
        return training && attendedAt
          ? [
              {
                ...{ title: training.title, at: training.startsAt },
                practised: practice?.state === 'accepted',
                ...(certificate && { certificate: certificate.number }),
              },
            ]
          : [];
      }),
      visits: sessions
        .filter(({ state }) => state === 'done')
        .map(({ topic, at }) => ({ topic, at })),
      reports: months,
    };
  };
}
