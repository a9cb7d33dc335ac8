import { describe, expect, it } from '@jest/globals';
import { describeNik, readNik } from '../../../src/language/nik.js';
import { hourOf } from '../../../src/modules/people/demo/days.js';
import { makeDemo } from '../../../src/modules/demo/make-demo.js';
import {
  finished,
  history,
  historyDays,
  people,
  recent,
} from '../../../src/modules/people/demo/plan.js';
import { steps } from '../../../src/modules/people/participant.js';
import { totalsByYear } from '../../../src/modules/training/totals.js';
import { secrets } from '../support/memory.js';

const now = new Date('2026-11-24T03:00:00Z');
const demo = makeDemo(now, secrets);
const { participants, trainings, enrolments } = demo;
const personOf = new Map(participants.map((one) => [one.id, one]));

describe('the demo', () => {
  it('has the figures of the first 16 days', () => {
    const past = trainings.filter(({ startsAt }) => startsAt.getFullYear() === 2017);
    const attendedOf = (id: string) =>
      enrolments.filter(({ trainingId, attendedAt }) => trainingId === id && attendedAt).length;
    const held = past.map((training) => ({
      ...{ training, attended: attendedOf(training.id), practised: 0 },
    }));
    const { kecamatan, participants: attended, narasumber, cost } = history;
    expect(totalsByYear(held, 'Asia/Jakarta')).toEqual([
      {
        ...{ year: '2017', trainings: 42, days: 16, kecamatan, narasumber, attended, cost },
        ...{ practised: 0, costed: 42, costEach: 298_148 },
      },
    ]);
    expect(past.every(({ cost: one = 0 }) => one > 16_000_000 && one < 18_500_000)).toBe(true);
    const days = past.map(({ startsAt }) => startsAt.toISOString().slice(0, 10));
    expect([...new Set(days)].sort()).toEqual([...historyDays].sort());
    expect(historyDays.filter((day) => day.startsWith('2017-11'))).toHaveLength(12);
  });

  it('has the funnel of the plan, and nothing that happened later than now', () => {
    for (const step of steps) {
      const done = participants.filter((one) => one.steps[step]?.state === 'done');
      expect([step, done.length]).toEqual([step, finished[step]]);
    }
    expect(finished.P2 / people).toBeCloseTo(0.62, 3);
    const moments = participants.flatMap(({ registeredAt, steps: walked }) => [
      registeredAt,
      ...Object.values(walked).map(({ at }) => at),
    ]);
    expect(moments.every((at) => at <= now)).toBe(true);
    expect(participants.every(({ registeredAt }) => hourOf(registeredAt) >= 7)).toBe(true);
    const kecamatan = new Set(participants.map(({ kecamatan: { code } }) => code));
    expect(kecamatan.size).toBe(44);
  });

  it('is of nobody: names, phones and NIKs say so, and each is there once', () => {
    const niks = participants.map(({ nik }) => secrets.open(nik.sealed));
    expect(new Set(niks).size).toBe(people);
    expect(new Set(demo.identities.map(({ id }) => id)).size).toBe(people);
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
});

describe('the trainings of the demo', () => {
  const ahead = trainings.filter(({ startsAt, state }) => startsAt > now && state === 'open');

  it('to come have places, all but a few, of both kinds and all over the city', () => {
    expect(ahead.length).toBeGreaterThan(10);
    const full = ahead.filter(({ taken, quota }) => taken >= quota);
    expect(full.length).toBeGreaterThan(0);
    expect(full.length).toBeLessThan(4);
    expect(full.every(({ taken, quota }) => taken > quota)).toBe(true);
    const soonest = Math.min(...ahead.map(({ startsAt }) => startsAt.getTime()));
    expect(soonest - now.getTime()).toBeLessThan(4 * 86_400_000);
    for (const kind of ['pemprov', 'penggerak'])
      expect(ahead.filter((one) => one.kind === kind).length).toBeGreaterThan(3);
    expect(new Set(ahead.map(({ kecamatan }) => kecamatan.code.slice(0, 5))).size).toBe(5);
    for (const { queue, taken } of trainings) expect(taken).toBe(queue.length);
  });

  it('go on today, by day', () => {
    const at = (hour: string) =>
      makeDemo(new Date(`2026-11-24T${hour}Z`), secrets).trainings.find(
        ({ id }) => id === 'demo-t200',
      )?.startsAt;
    expect(at('03:00:00')).toEqual(new Date('2026-11-24T02:30:00Z'));
    expect(at('20:00:00')).toEqual(new Date('2026-11-25T02:00:00Z'));
  });

  it('have certificates that step P2 rests on, and practices that wait', () => {
    const certified = enrolments.filter(({ certificate }) => certificate);
    for (const { participantId, certificate, attendedAt, practice } of certified) {
      expect([attendedAt !== undefined, practice?.state]).toEqual([true, 'accepted']);
      expect(personOf.get(participantId)?.steps.P2?.evidence).toBe(certificate?.number);
    }
    const late = certified.filter(({ attendedAt = now }) => attendedAt.getFullYear() === 2026);
    expect(late).toHaveLength(recent.daysAgo.length * recent.certified);
    const states = enrolments.map(({ practice }) => practice?.state);
    expect(states.filter((state) => state === 'waiting')).toHaveLength(12);
    expect(states.filter((state) => state === 'returned')).toHaveLength(3);
  });

  it('seat nobody twice, and nobody before they registered', () => {
    const later = enrolments.filter(({ enrolledAt }) => enrolledAt.getFullYear() === 2026);
    expect(new Set(later.map(({ participantId }) => participantId)).size).toBe(later.length);
    for (const { participantId, enrolledAt } of later) {
      const registeredAt = personOf.get(participantId)?.registeredAt ?? now;
      expect(enrolledAt.getTime()).toBeGreaterThanOrEqual(registeredAt.getTime());
      expect(enrolledAt.getTime()).toBeLessThanOrEqual(now.getTime());
    }
  });
});
