import type { Subject } from '../../../delivery/reminders/reminder.js';
import { isDemoContact } from '../../people/demo/contact-of.js';
import { isDemo } from '../../people/demo/plan.js';
import { steps } from '../../people/participant.js';
import type { Database } from '../../../store/connect.js';
import { silentContacts } from './silence.js';

const dayMs = 86_400_000;
const days = (now: Date, count: number) => new Date(now.getTime() + count * dayMs);

/** Everything that may call for reminders in the days to come, or did in the last few. */
export async function* subjectsToPlan(database: Database, now: Date): AsyncGenerator<Subject> {
  yield* meetings(database, now);
  yield* places(database, now);
  yield* coaches(database);
  yield* permits(database, now);
  yield* applications(database);
  const span = { from: days(now, -3), to: days(now, -0.9) };
  for (const id of await silentContacts(database, span, 2_000)) yield { of: 'contact', id };
}

async function* meetings({ mentoringSessions }: Database, now: Date): AsyncGenerator<Subject> {
  const filter = {
    state: { $in: ['proposed', 'confirmed'] },
    at: { $gte: days(now, -14), $lt: days(now, 30) },
  };
  for await (const { _id } of mentoringSessions.find(filter, { _id: 1 }).lean().cursor())
    yield { of: 'mentoring', id: String(_id) };
}

async function* places({ trainings, enrolments }: Database, now: Date): AsyncGenerator<Subject> {
  const filter = {
    state: 'open',
    endsAt: { $gte: days(now, -40) },
    startsAt: { $lt: days(now, 10) },
  };
  for await (const { _id: trainingId } of trainings.find(filter, { _id: 1 }).lean().cursor())
    for await (const { _id } of enrolments.find({ trainingId }, { _id: 1 }).lean().cursor())
      yield { of: 'enrolment', id: String(_id) };
}

/** Not the made-up ones whom nobody plays: each would be told of every morning, and skipped. */
async function* coaches({ coaches: all }: Database): AsyncGenerator<Subject> {
  for await (const { _id, contactIds } of all.find({}, { contactIds: 1 }).lean().cursor())
    if (!isDemo(String(_id)) || contactIds?.some((id) => !isDemoContact(id)))
      yield { of: 'coach', id: String(_id) };
}

async function* permits({ permits: all }: Database, now: Date): AsyncGenerator<Subject> {
  const [from, to] = [days(now, -1), days(now, 65)].map((at) => at.toISOString().slice(0, 10));
  const filter = { expiresOn: { $gte: from, $lt: to } };
  for await (const { _id } of all.find(filter, { _id: 1 }).lean().cursor())
    yield { of: 'permit', id: String(_id) };
}

async function* applications({ loanApplications }: Database): AsyncGenerator<Subject> {
  const filter = { state: { $in: ['draft', 'papers_asked'] } };
  for await (const { _id } of loanApplications.find(filter, { _id: 1 }).lean().cursor())
    yield { of: 'application', id: String(_id) };
}

/** People with a step under way: for the month's book, and for who is stuck. The made-up ones are none of it. */
export async function* participantsToPlan({ participants }: Database): AsyncGenerator<Subject> {
  const filter = {
    $or: [
      ...steps.map((step) => ({ [`steps.${step}.state`]: 'running' })),
      { 'steps.P6.state': 'done' },
    ],
  };
  for await (const { _id } of participants.find(filter, { _id: 1 }).lean().cursor())
    if (!isDemo(String(_id))) yield { of: 'participant', id: String(_id) };
}
