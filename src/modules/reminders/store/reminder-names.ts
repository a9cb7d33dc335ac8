import type { Naming } from '../../../delivery/reminders/ports.js';
import { readKey, type Reminder } from '../../../delivery/reminders/reminder.js';
import type { Database } from '../../../store/connect.js';
import { namesOf } from '../../coaches/store/names-of.js';

/** Names of whom reminders are for and what they are about, in the order of the rows; a few queries for all. */
export async function nameReminders(
  database: Database,
  rows: readonly Reminder[],
): Promise<Naming[]> {
  const recipients = rows.map(({ recipient }) => readKey(recipient));
  const subjects = rows.map(({ subject }) => readKey(subject));
  const idsOf = (keys: { of: string; id: string }[], kind: string) =>
    keys.flatMap(({ of, id }) => (of === kind ? [id] : []));
  const people = rows.flatMap(({ participantId }) => participantId ?? []);
  const [participants, coaches, titles] = await Promise.all([
    namesOf(database, 'participants', [...people, ...idsOf(recipients, 'participant')]),
    namesOf(database, 'coaches', idsOf(recipients, 'coach')),
    titlesOf(database, idsOf(subjects, 'enrolment')),
  ]);
  return rows.map(({ participantId = '', subject }, index) => {
    const { of = '', id = '' } = recipients[index] ?? {};
    const title = titles.get(readKey(subject).id);
    if (of === 'contact')
      return { who: participants.get(participantId), channel: id.split(':')[0], title };
    if (of === 'coach')
      return { who: coaches.get(id), about: participants.get(participantId), title };
    return { who: of === 'admin' ? id : participants.get(id), title };
  });
}

/** The title of the training of each enrolment. */
async function titlesOf(
  { enrolments, trainings }: Database,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await enrolments.find({ _id: { $in: [...ids] } }, { trainingId: 1 }).lean();
  const trainingIds = [...new Set(found.map(({ trainingId }) => String(trainingId)))];
  const held = await trainings.find({ _id: { $in: trainingIds } }, { title: 1 }).lean();
  const titles = new Map(held.map(({ _id, title }) => [String(_id), String(title)]));
  return new Map(
    found.map(({ _id, trainingId }) => [String(_id), titles.get(String(trainingId)) ?? '']),
  );
}
