import { expect, it } from '@jest/globals';
import { buildAgenda } from '../../../src/app/build-reminders.js';
import { loadWords } from '../../../src/i18n/words.js';
import { packagePath } from '../../../src/package-root.js';
import { enrol, leave } from '../../../src/modules/training/enrol.js';
import { settleTraining } from '../../../src/modules/training/settle.js';
import { reminderStore } from '../../../src/store/reminders.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { at, makeTraining } from './make-training.js';
import { storedParts } from './stored-parts.js';

const fixture = useDatabase();

it('who has a seat is reminded and nobody else, after a crowd came at once and some left again', async () => {
  const { database } = fixture;
  const now = at(-20 * 1440);
  const people = Array.from({ length: 100 }, (_, index) => `p${index}`);
  await database.participants.collection.insertMany(
    people.map((id) => ({ _id: id, name: id, salutation: 'kak', steps: {} })) as never[],
  );
  const clock = { now: () => now };
  const words = loadWords(packagePath('locales'), 'Asia/Jakarta');
  const around = { database, words, clock, logger: quietLogger, timeZone: 'Asia/Jakarta' };
  const parts = { ...storedParts(database), agenda: buildAgenda(around) };
  await parts.trainings.create(makeTraining({ id: 'crowd', quota: 20 }));
  await Promise.all(people.map((person) => enrol(parts, 'crowd', person, now)));
  const queue = [...((await parts.trainings.find('crowd'))?.queue ?? [])];
  const leaving = [...queue.slice(0, 5), ...queue.slice(40, 45)];
  await Promise.all(leaving.map((person) => leave(parts, 'crowd', person, now)));
  await settleTraining(parts, 'crowd', now);

  const planned = await reminderStore(database).list(['planned'], { limit: 1_000 });
  const seated = (await parts.trainings.find('crowd'))?.queue.slice(0, 20) ?? [];
  const kindsOf = (person: string) =>
    planned.filter(({ participantId }) => participantId === person).map(({ kind }) => kind);
  const usual = ['training.day-before', 'training.hours-before', 'training.week'];
  for (const person of people) {
    const movedUp = queue.indexOf(person) >= 20 ? ['training.moved-up'] : [];
    const expected = seated.includes(person) ? [...usual, ...movedUp].sort() : [];
    expect([person, ...kindsOf(person).sort()]).toEqual([person, ...expected]);
  }
});
