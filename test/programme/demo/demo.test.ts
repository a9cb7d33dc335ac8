import { describe, expect, it } from '@jest/globals';
import { describeNik, readNik } from '../../../src/language/nik.js';
import { makeDemo } from '../../../src/programme/demo/make-demo.js';
import { finished, history, historyDays, people } from '../../../src/programme/demo/plan.js';
import { steps, type Participant } from '../../../src/programme/participants/participant.js';
import type { Enrolment, Training } from '../../../src/programme/training/training.js';
import { seedDemo } from '../../../src/composition/seed-demo.js';
import { demoStore } from '../../../src/store/demo.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { secrets } from '../memory.js';

const fixture = useDatabase();
const now = new Date('2026-11-24T03:00:00Z');
const demo = makeDemo(now, secrets);
const participants = demo.participants as Participant[];
const trainings = demo.trainings as Training[];
const enrolments = demo.enrolments as Enrolment[];

describe('the demo', () => {
  it('has the figures of the first 16 days', () => {
    const past = trainings.filter(({ startsAt }) => startsAt.getFullYear() === 2017);
    const came = enrolments.filter(({ attendedAt }) => attendedAt !== undefined);
    const speakers = past.flatMap(({ narasumber }) => narasumber.split(', '));
    expect(past).toHaveLength(history.kecamatan);
    expect(new Set(past.map(({ kecamatan }) => kecamatan.code)).size).toBe(history.kecamatan);
    expect(came).toHaveLength(history.participants);
    expect(new Set(speakers).size).toBe(history.narasumber);
    const days = past.map(({ startsAt }) => startsAt.toISOString().slice(0, 10));
    expect([...new Set(days)].sort()).toEqual([...historyDays].sort());
    expect(historyDays.filter((day) => day.startsWith('2017-11'))).toHaveLength(12);
  });

  it('has the funnel of the plan, and trainings that are still to come', () => {
    for (const step of steps) {
      const done = participants.filter((one) => one.steps[step]?.state === 'done');
      expect([step, done.length]).toEqual([step, finished[step]]);
    }
    const ahead = trainings.filter(({ startsAt }) => startsAt > now);
    expect(ahead.length).toBeGreaterThan(5);
    for (const { queue, quota, taken } of ahead) {
      expect(taken).toBe(queue.length);
      expect(queue.length).toBeGreaterThan(quota);
    }
    const moments = participants.flatMap(({ registeredAt, steps: walked }) => [
      registeredAt,
      ...Object.values(walked).map(({ at }) => at),
    ]);
    expect(moments.every((at) => at <= now)).toBe(true);
  });

  it('is of nobody: names, phones and NIKs say so, and each is there once', () => {
    const niks = participants.map(({ nik }) => secrets.open(nik.sealed));
    expect(new Set(niks).size).toBe(people);
    expect(new Set(demo.identities?.map(({ id }) => id)).size).toBe(people);
    for (const [index, { name, phone, gender, birthDate }] of participants.entries()) {
      const nik = niks[index] ?? '';
      expect(name).toMatch(/ Contoh \d+$/);
      expect(phone).toMatch(/^\+628120000\d{4}$/);
      expect(nik).toMatch(/9\d{3}$/);
      if (index % 100 > 0) continue;
      const read = readNik(nik, { now, timeZone: 'Asia/Jakarta' });
      expect(read).toMatchObject({ outcome: 'value', value: nik });
      expect(describeNik(nik, now)).toMatchObject({ birthDate, gender });
    }
  });

  it('is the same every time', () => {
    const again = makeDemo(now, { ...secrets, seal: (_nik, masked) => ({ sealed: '', masked }) });
    const names = (of: typeof demo) => (of.participants as Participant[]).map(({ name }) => name);
    expect(names(again)).toEqual(names(demo));
  });

  it('fills a store once, goes out again, and leaves alone who is real', async () => {
    const { participants: kept, identities } = fixture.database;
    await seedDemo(fixture.database, secrets, now);
    await seedDemo(fixture.database, secrets, now);
    expect(await kept.countDocuments({})).toBe(people);
    await kept.collection.insertOne({ _id: 'sari', name: 'Sari' } as never);
    await identities.collection.insertOne({ _id: 'nik:x', participantId: 'sari' } as never);
    await expect(seedDemo(fixture.database, secrets, now)).rejects.toThrow('1 participants');
    expect(await demoStore(fixture.database).remove()).toBe(people);
    expect(await kept.countDocuments({})).toBe(1);
    expect(await identities.countDocuments({})).toBe(1);
    expect(await fixture.database.enrolments.countDocuments({})).toBe(0);
  });
});
