import type { ReadRecord } from '../programme/capital/record.js';
import { isRecorded } from '../programme/licensing/permit.js';
import { reportStore } from '../store/bookkeeping.js';
import type { Database } from '../store/connect.js';
import { permitStore } from '../store/licensing.js';
import { mentoringStore } from '../store/mentoring.js';
import { enrolmentStore } from '../store/training/enrolments.js';
import { trainingStore } from '../store/training/trainings.js';

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
