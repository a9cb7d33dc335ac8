import type { Event } from '../../engine/types.js';
import { awardCertificate } from './certificate.js';
import { keepCertificate } from './keep-certificate.js';
import { type TrainingParts } from './parts.js';
import { changeEnrolment } from './change-enrolment.js';
import type { Enrolment } from './training.js';

/** Who looks at a practice: a coach at those of their own participants and of trainings they review, a user of the office at all. */
export type Reviewer = { as: 'coach'; id: string } | { as: 'office'; id: string };

export interface Review {
  enrolmentId: string;
  verdict: 'accepted' | 'returned';
  /** Said with it; required when it is returned. */
  words?: string;
  by: Reviewer;
  at: Date;
}

export type ReviewOutcome = 'reviewed' | 'gone' | 'forbidden' | 'reviewed_before' | 'words_missing';

/**
 * Accepts a practice or returns it with words. The first review counts. An accepted one completes step P2 and gives
 * the certificate; the person is told.
 */
export async function reviewPractice(
  parts: TrainingParts,
  { enrolmentId, verdict, words, by, at }: Review,
): Promise<ReviewOutcome> {
  const enrolment = await parts.enrolments.find(enrolmentId);
  const participant = enrolment && (await parts.participants.find(enrolment.participantId));
  if (!enrolment?.practice || !participant) return 'gone';
  if (by.as === 'coach' && participant.coachId !== by.id) {
    const training = await parts.trainings.find(enrolment.trainingId);
    if (!training?.reviewers?.includes(by.id)) return 'forbidden';
  }
  if (verdict === 'returned' && !words?.trim()) return 'words_missing';
  const seen = { written: false };
  const reviewed = await changeEnrolment(parts, enrolmentId, ({ practice }) => {
    seen.written = practice?.state === 'waiting';
    if (practice?.state !== 'waiting') return undefined;
    const said = words?.trim();
    return {
      practice: {
        ...practice,
        state: verdict,
        ...(said && { words: said }),
        ...{ reviewedBy: by.id, reviewedAt: at },
      },
    };
  });
  const { state, reviewedBy } = reviewed?.practice ?? {};
  if (!reviewed || state !== verdict || reviewedBy !== by.id) return 'reviewed_before';
  const awarded =
    verdict === 'accepted' ? await awardCertificate(parts, reviewed, { by: by.id, at }) : undefined;
  if (seen.written) await tellReview(parts, awarded ?? reviewed);
  return 'reviewed';
}

/** Tells the person what became of their practice, where they can be reached. */
async function tellReview(parts: TrainingParts, enrolment: Enrolment): Promise<void> {
  const { practice, participantId, trainingId } = enrolment;
  if (!practice) return;
  const participant = await parts.participants.find(participantId);
  const training = await parts.trainings.find(trainingId);
  if (!participant || !training) return;
  const file = enrolment.certificate && {
    ...(await keepCertificate(parts, enrolment, training, participant)),
  };
  const person = { registered: true, name: participant.name, salutation: participant.salutation };
  const values = { title: training.title, words: practice.words ?? '', person };
  for (const { id, unreachable, locale } of await parts.contacts.ofParticipant(participantId)) {
    if (unreachable) continue;
    const text = `${practice.state}${practice.state === 'accepted' && practice.words ? 'Words' : ''}`;
    const said: Event = { type: 'said', key: `trainings:practice.${text}`, values };
    if (file) said.file = file;
    const key = `practice-${enrolment.id}-${practice.reviewedAt?.getTime() ?? 0}`.slice(0, 60);
    await parts.tellByDay(id, key, [said], locale ?? 'id');
  }
}

/** A practice that waits, with what a reviewer has to know. */
export interface WaitingPractice {
  enrolment: Enrolment;
  name: string;
  title: string;
  task: string;
}

/** Most practices on one list. */
const longestList = 200;

/**
 * Practices that wait for a look, the oldest first.
 * @param coach Only what they look at: of their own participants, and of trainings they review.
 */
export async function waitingPractices(
  parts: Pick<TrainingParts, 'enrolments' | 'trainings' | 'participants'>,
  coach?: { id: string; participantIds: readonly string[] },
): Promise<WaitingPractice[]> {
  const of = coach && {
    participantIds: coach.participantIds,
    trainingIds: await parts.trainings.reviewedBy(coach.id),
  };
  const found = await parts.enrolments.practicesWaiting(longestList, of);
  const trainings = new Map(
    (await parts.trainings.some([...new Set(found.map((one) => one.trainingId))])).map(
      (training) => [training.id, training] as const,
    ),
  );
  const rows = await Promise.all(
    found.map(async (enrolment) => {
      const participant = await parts.participants.find(enrolment.participantId);
      const training = trainings.get(enrolment.trainingId);
      if (!participant || !training) return [];
      const { title, task } = training;
      return [{ enrolment, name: participant.name, title, task }];
    }),
  );
  return rows.flat();
}
