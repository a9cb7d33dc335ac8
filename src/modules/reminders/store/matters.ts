import type { LoadMatter, Matter } from '../planners.js';
import { readKey, type SubjectKind } from '../../../delivery/reminders/reminder.js';
import type { LoanApplication } from '../../capital/application.js';
import type { Coach } from '../../coaches/coach.js';
import type { Permit } from '../../licensing/permit.js';
import type { MentoringSession } from '../../mentoring/session.js';
import type { Participant } from '../../people/participant.js';
import type { Enrolment, TrainingSummary } from '../../training/training.js';
import type { Database } from '../../../store/connect.js';
import { gatherOne } from '../../../store/gather.js';
import { adminStore } from '../../users/store.js';
import { loadCoachDay } from '../../mentoring/store/coach-day.js';
import { incidentStore } from './incidents.js';
import { reminderStore } from '../../../store/reminders.js';
import { plain } from '../../../store/plain.js';
import { loadSilence } from './silence.js';

type Loader<K extends SubjectKind> = (id: string, now: Date) => Promise<Matter[K] | undefined>;

/** Reads what reminders are about, as it is now; undefined when it, or whom it is for, is gone. */
export function loadMatters(database: Database, timeZone: string): LoadMatter {
  const read = readers(database);
  const { person } = read;
  const loaders: { [K in SubjectKind]: Loader<K> } = {
    enrolment: (id) => loadEnrolment(read, id),
    mentoring: (id) => loadMeeting(read, id),
    coach: (id, now) => loadCoachDay(database, id, now, timeZone),
    async permit(id) {
      const permit = await read.permit(id);
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
      const application = await read.application(id);
      const participant = application && (await person(application.participantId));
      return application && participant ? { application, participant } : undefined;
    },
    contact: (id) => loadSilence(database, id),
    incident: (id) => loadIncident(database, id),
  };
  return (of, id, now) => loaders[of](id, now);
}

type Readers = ReturnType<typeof readers>;

/** Reads one of a kind; of many that are wanted at a time, together. */
function readers(database: Database) {
  const { participants, enrolments, trainings, mentoringSessions, coaches } = database;
  return {
    person: one((ids) => participants.find(ids).lean(), plain<Participant>),
    enrolment: one((ids) => enrolments.find(ids).lean(), plain<Enrolment>),
    training: one((ids) => trainings.find(ids, { queue: 0 }).lean(), plain<TrainingSummary>),
    session: one((ids) => mentoringSessions.find(ids).lean(), plain<MentoringSession>),
    coach: one((ids) => coaches.find(ids).lean(), plain<Coach>),
    permit: one((ids) => database.permits.find(ids).lean(), plain<Permit>),
    application: one((ids) => database.loanApplications.find(ids).lean(), plain<LoanApplication>),
  };
}

function one<D extends { _id: unknown }, T>(
  find: (ids: { _id: { $in: string[] } }) => Promise<D[]>,
  as: (document: D | null) => T | undefined,
): (id: string) => Promise<T | undefined> {
  const load = gatherOne(
    (ids) => find({ _id: { $in: ids } }),
    ({ _id }) => String(_id),
  );
  return async (id) => as((await load(id)) ?? null);
}

async function loadEnrolment(read: Readers, id: string): Promise<Matter['enrolment'] | undefined> {
  const enrolment = await read.enrolment(id);
  if (!enrolment) return undefined;
  const [training, participant] = await Promise.all([
    read.training(enrolment.trainingId),
    read.person(enrolment.participantId),
  ]);
  return training && participant ? { enrolment, training, participant } : undefined;
}

async function loadMeeting(read: Readers, id: string): Promise<Matter['mentoring'] | undefined> {
  const session = await read.session(id);
  if (!session) return undefined;
  const [coach, participant] = await Promise.all([
    read.coach(session.coachId),
    read.person(session.participantId),
  ]);
  return coach && participant
    ? { session, coach: { ...coach, contactIds: [...coach.contactIds] }, participant }
    : undefined;
}

async function loadIncident(
  database: Database,
  id: string,
): Promise<Matter['incident'] | undefined> {
  const incident = await incidentStore(database).find(id);
  if (!incident) return undefined;
  const [admins, rows] = await Promise.all([
    adminStore(database).withChats(),
    reminderStore(database).ofSubject(`incident:${id}`),
  ]);
  const told = rows.filter(
    ({ kind, state }) =>
      kind === `alert.${incident.kind}` && (state === 'sent' || state === 'ambiguous'),
  );
  return { incident, admins, told: told.map(({ recipient }) => readKey(recipient).id) };
}
