import type { LoadMatter, Matter } from '../../messaging/reminders/planners.js';
import type { SubjectKind } from '../../messaging/reminders/reminder.js';
import type { LoanApplication } from '../../programme/capital/application.js';
import type { Coach } from '../../programme/coaches/coach.js';
import type { Permit } from '../../programme/licensing/permit.js';
import type { MentoringSession } from '../../programme/mentoring/session.js';
import type { Participant } from '../../programme/participants/participant.js';
import type { Enrolment, TrainingSummary } from '../../programme/training/training.js';
import type { Database } from '../connect.js';
import { loadCoachDay } from './coach-day.js';
import { plain } from './plain.js';
import { loadSilence } from './silence.js';

type Loader<K extends SubjectKind> = (id: string, now: Date) => Promise<Matter[K] | undefined>;

/** Reads what reminders are about, as it is now; undefined when it, or whom it is for, is gone. */
export function loadMatters(database: Database, timeZone: string): LoadMatter {
  const { participants } = database;
  const person = async (id: string) => plain<Participant>(await participants.findById(id).lean());
  const loaders: { [K in SubjectKind]: Loader<K> } = {
    enrolment: (id) => loadEnrolment(database, person, id),
    mentoring: (id) => loadMeeting(database, person, id),
    coach: (id, now) => loadCoachDay(database, id, now, timeZone),
    async permit(id) {
      const permit = plain<Permit>(await database.permits.findById(id).lean());
      const participant = permit && (await person(permit.participantId));
      return permit && participant ? { permit, participant } : undefined;
    },
    async participant(id) {
      const participant = await person(id);
      if (!participant) return undefined;
      const reports = await database.monthlyReports
        .find({ participantId: id, source: { $ne: 'none' } }, { month: 1 })
        .lean();
      return { participant, reported: reports.map(({ month }) => String(month)) };
    },
    async application(id) {
      const application = plain<LoanApplication>(
        await database.loanApplications.findById(id).lean(),
      );
      const participant = application && (await person(application.participantId));
      return application && participant ? { application, participant } : undefined;
    },
    contact: (id) => loadSilence(database, id),
  };
  return (of, id, now) => loaders[of](id, now);
}

type LoadPerson = (id: string) => Promise<Participant | undefined>;

async function loadEnrolment(
  { enrolments, trainings }: Database,
  person: LoadPerson,
  id: string,
): Promise<Matter['enrolment'] | undefined> {
  const enrolment = plain<Enrolment>(await enrolments.findById(id).lean());
  if (!enrolment) return undefined;
  const [training, participant] = await Promise.all([
    trainings.findById(enrolment.trainingId, { queue: 0 }).lean(),
    person(enrolment.participantId),
  ]);
  const found = plain<TrainingSummary>(training);
  return found && participant ? { enrolment, training: found, participant } : undefined;
}

async function loadMeeting(
  { mentoringSessions, coaches }: Database,
  person: LoadPerson,
  id: string,
): Promise<Matter['mentoring'] | undefined> {
  const session = plain<MentoringSession>(await mentoringSessions.findById(id).lean());
  if (!session) return undefined;
  const [coach, participant] = await Promise.all([
    coaches.findById(session.coachId).lean(),
    person(session.participantId),
  ]);
  const found = plain<Coach>(coach);
  return found && participant
    ? { session, coach: { ...found, contactIds: [...found.contactIds] }, participant }
    : undefined;
}
