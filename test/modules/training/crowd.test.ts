import { describe, expect, it } from '@jest/globals';
import type { Change } from '../../../src/ports/agenda.js';
import { enrol, leave } from '../../../src/modules/training/enrol.js';
import { settleAll, settleTraining } from '../../../src/modules/training/settle.js';
import { enrolmentId } from '../../../src/modules/training/training.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { at, makeTraining } from './make-training.js';
import { storedParts } from './stored-parts.js';

const fixture = useDatabase();
const now = at(-60);

let days = 0;

/** A training of its own for each test, on a day of its own: nobody can be in two at a time. */
async function openTraining(id: string, quota: number, told: Change[] = []) {
  const parts = storedParts(fixture.database, told);
  days += 1;
  const [startsAt, endsAt] = [at(days * 1440), at(days * 1440 + 180)];
  await parts.trainings.create(makeTraining({ id, quota, startsAt, endsAt }));
  return parts;
}

const people = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);

describe('enrolling in one process', () => {
  it('gives 50 seats to 500 who come at once, and everybody else a place of their own', async () => {
    const parts = await openTraining('crowd', 50);
    const told = await Promise.all(
      people(500).map(async (person) => ({
        person,
        ...(await enrol(parts, 'crowd', person, now)),
      })),
    );
    const places = (outcome: string) =>
      told
        .flatMap((one) => (one.outcome === outcome && 'position' in one ? [one.position] : []))
        .sort((a, b) => a - b);
    expect(places('seated')).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(places('waiting')).toEqual(Array.from({ length: 450 }, (_, index) => index + 1));
    const training = await parts.trainings.find('crowd');
    expect(training?.taken).toBe(500);
    // What each was told is what the queue says: nobody was passed.
    for (const one of told) {
      const index = training?.queue.indexOf(one.person) ?? -1;
      const position = one.outcome === 'seated' ? index + 1 : index + 1 - 50;
      expect(one).toMatchObject({ position });
    }
    const written = await parts.enrolments.ofTraining('crowd');
    expect(written).toHaveLength(500);
    expect(written.filter(({ state }) => state === 'seated')).toHaveLength(50);
  });

  it('seats in the order of arrival, and once, however often somebody asks', async () => {
    const parts = await openTraining('order', 2);
    for (const person of ['a', 'b', 'a', 'c', 'b', 'd', 'c'])
      await enrol(parts, 'order', person, now);
    expect((await parts.trainings.find('order'))?.queue).toEqual(['a', 'b', 'c', 'd']);
    expect((await parts.trainings.find('order'))?.taken).toBe(4);
  });

  it('moves up who waited longest when people leave, all at once, and says so of nobody twice', async () => {
    const told: Change[] = [];
    const parts = await openTraining('leave', 10, told);
    for (const person of people(30)) await enrol(parts, 'leave', person, now);
    told.length = 0;
    const leaving = ['p0', 'p3', 'p7', 'p12'];
    await Promise.all([...leaving, ...leaving].map((person) => leave(parts, 'leave', person, now)));
    await settleTraining(parts, 'leave', now);
    const training = await parts.trainings.find('leave');
    expect(training?.taken).toBe(26);
    const written = await parts.enrolments.ofTraining('leave');
    const moved = written.filter(({ movedUpAt }) => movedUpAt).map((one) => one.participantId);
    expect(moved.sort()).toEqual(['p10', 'p11', 'p13']);
    const seated = written.filter(({ state }) => state === 'seated');
    expect(seated.map((one) => one.participantId).sort()).toEqual(
      training?.queue.slice(0, 10).sort(),
    );
    const ids = told.map(({ id }) => id);
    expect(ids.sort()).toEqual(
      [...leaving, ...moved].map((person) => enrolmentId('leave', person)).sort(),
    );
  });

  it('keeps to the seats while people come and go at once', async () => {
    const parts = await openTraining('come-and-go', 5);
    await Promise.all(
      people(60).map(async (person, index) => {
        await enrol(parts, 'come-and-go', person, now);
        if (index % 3 === 0) await leave(parts, 'come-and-go', person, now);
        if (index % 6 === 0) await enrol(parts, 'come-and-go', person, now);
      }),
    );
    const training = await parts.trainings.find('come-and-go');
    expect(training?.queue).toHaveLength(50);
    expect(new Set(training?.queue).size).toBe(50);
    expect(training?.taken).toBe(50);
    await settleTraining(parts, 'come-and-go', now);
    const written = await parts.enrolments.ofTraining('come-and-go');
    const seated = written.filter(({ state }) => state === 'seated');
    expect(seated.map((one) => one.participantId).sort()).toEqual(
      training?.queue.slice(0, 5).sort(),
    );
  });

  it('takes walk-ins while a seat is left, never beyond', async () => {
    const parts = await openTraining('walk-in', 7);
    await Promise.all(people(40).map((person) => parts.trainings.join('walk-in', person, 'free')));
    expect((await parts.trainings.find('walk-in'))?.queue).toHaveLength(7);
  });
});

describe('what a crash leaves half done', () => {
  it('is completed: a place without its enrolment, and a place that was given up', async () => {
    const told: Change[] = [];
    const parts = await openTraining('crash', 1, told);
    await parts.trainings.join('crash', 'first', 'any');
    await parts.trainings.join('crash', 'second', 'any');
    expect(await parts.enrolments.ofTraining('crash')).toEqual([]);
    await settleAll(parts, now);
    expect(await states('crash')).toEqual({ first: 'seated', second: 'waiting' });
    await parts.trainings.leave('crash', 'first');
    await settleAll(parts, now);
    expect(await states('crash')).toEqual({ first: 'cancelled', second: 'seated' });
    told.length = 0;
    await settleAll(parts, now);
    expect(told).toEqual([]);
  });

  async function states(id: string) {
    const found = await storedParts(fixture.database).enrolments.ofTraining(id);
    return Object.fromEntries(found.map((one) => [one.participantId, one.state]));
  }
});

describe('a change of the quota', () => {
  it('is taken if nobody loses a place, and moves people up', async () => {
    const parts = await openTraining('quota', 2);
    for (const person of people(4)) await enrol(parts, 'quota', person, now);
    expect(await parts.trainings.change('quota', 1, { quota: 1 })).toBe('crowded');
    expect(await parts.trainings.change('quota', 1, { quota: 3 })).toMatchObject({ version: 2 });
    expect(await parts.trainings.change('quota', 1, { title: 'Lain' })).toBe('stale');
    await settleTraining(parts, 'quota', now);
    expect(await parts.enrolments.find(enrolmentId('quota', 'p2'))).toMatchObject({
      state: 'seated',
      movedUpAt: now,
    });
  });
});
