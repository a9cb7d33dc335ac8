import type { Coach } from '../coach.js';
import type { Participant } from '../../people/participant.js';
import { daysBefore } from '../../people/demo/days.js';
import { contactOf } from '../../people/demo/contact-of.js';
import { allKecamatan } from '../../people/demo/demo-people.js';
import { coachesEach, mark, placesEach } from '../../people/demo/plan.js';

export type DemoCoach = Coach & { people: string[] };

/** Every so many-th kecamatan has a coach who is full, or one who is on leave; the other coach has places. */
const fullEvery = 9;
const awayEvery = 8;

/** Coaches with the participants that go with each; the participants get their `coachId`. */
export function demoCoaches(participants: readonly Participant[], now: Date): DemoCoach[] {
  const coaches = allKecamatan.flatMap((place, at) =>
    Array.from({ length: coachesEach }, (_, index) => coachOf(place, at, index, now)),
  );
  const near = new Map(allKecamatan.map(({ code }) => [code, [] as DemoCoach[]]));
  for (const coach of coaches) near.get(coach.kecamatan[0] ?? '')?.push(coach);
  for (const participant of participants) {
    if (!participant.steps.P3) continue;
    const [coach] = (near.get(participant.kecamatan.code) ?? []).sort(
      (a, b) => a.people.length - b.people.length || a.id.localeCompare(b.id),
    );
    if (!coach || coach.people.length >= coach.capacity) continue;
    coach.people.push(participant.id);
    participant.coachId = coach.id;
  }
  for (const [at, { code }] of allKecamatan.entries()) {
    const full = coaches.find(({ id }) => id === coachId(code, 1));
    if (full && at % fullEvery === 4) full.capacity = Math.max(1, full.people.length);
  }
  return coaches;
}

const coachId = (code: string, index: number): string =>
  `${mark}c${code.replaceAll('.', '')}${index + 1}`;

function coachOf(
  { code, name }: { code: string; name: string },
  at: number,
  index: number,
  now: Date,
): DemoCoach {
  const id = coachId(code, index);
  const first = index % 2 === 0;
  return {
    id,
    name: `Pendamping Contoh ${name} ${index + 1}`,
    salutation: first ? 'ibu' : 'bapak',
    kecamatan: [code],
    specialities: first ? ['culinary', 'P4'] : ['fashion', 'P5'],
    capacity: placesEach,
    contactIds: [contactOf(id)],
    joinedAt: new Date('2018-01-09T03:00:00Z'),
    ...(first && at % awayEvery === 2 && { pausedUntil: daysBefore(now, -9) }),
    ...(at % 3 === 0 && { availability: { days: [1, 2, 3, 4, 6], from: '09:00', to: '16:00' } }),
    people: [],
  };
}
