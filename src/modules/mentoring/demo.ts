import type { Slot } from './ports.js';
import { endOf, type MentoringSession } from './session.js';
import type { Participant } from '../people/participant.js';
import {
  atHour,
  dayAfter,
  dayMs,
  daysBefore,
  earlier,
  hourMs,
  isoDay,
  weekdayOf,
} from '../people/demo/days.js';
import { history, mark } from '../people/demo/plan.js';
import type { Spread } from '../people/demo/spread.js';

const topics = ['kemasan', 'harga jual', 'izin usaha', 'pembukuan', 'jualan online'];
const results = [
  { done: 'Melihat dapur dan mencoba kemasan baru', next: 'Beli 50 kemasan ukuran kecil' },
  { done: 'Menghitung modal dan harga jual bersama', next: 'Naikkan harga dua produk' },
  { done: 'Mengisi buku kas bersama', next: 'Catat penjualan setiap malam' },
  { done: 'Membuka akun OSS', next: 'Lengkapi KBLI, lalu ajukan NIB' },
] as const;

export interface DemoMeetings {
  mentoringSessions: MentoringSession[];
  /** When coaches and participants are taken by a meeting to come. */
  calendars: { id: string; slots: Slot[] }[];
}

type Base = Omit<MentoringSession, 'state' | 'version'>;

/** Meetings of those who have a coach: most are over with a result, some are ahead, agreed or proposed. */
export function demoMentoring(
  participants: readonly Participant[],
  now: Date,
  spread: Spread,
): DemoMeetings {
  const taken = new Set<string>();
  const free = (coachId: string, day: string): Date => {
    for (let tries = 0; ; tries += 1) {
      const at = atHour(skipSunday(day), hourFor(day, spread));
      const key = `${coachId} ${at.toISOString()}`;
      // After a while two at once do not matter: the day is long over.
      if (taken.has(key) && tries < 6) continue;
      taken.add(key);
      return at;
    }
  };
  const sessions = participants.flatMap((participant, n): MentoringSession[] => {
    const { id, coachId, steps } = participant;
    if (coachId === undefined || !steps.P3) return [];
    const baseOf = (turn: number, day: string): Base =>
      meeting(`${id.slice(mark.length)}-${turn}`, participant, coachId, free(coachId, day), spread);
    // One of the time of the step, one of the last months, one ahead: not everybody has each.
    const first = earlier(spread.between(steps.P3.at, now), daysBefore(now, 2));
    const latest = daysBefore(now, 2 + spread.below(150));
    return [
      ...(n % 3 > 0 && n < history.participants
        ? [over(baseOf(1, isoDay(first)), now, spread)]
        : []),
      ...(n % 2 === 0 && latest > steps.P3.at
        ? [over(baseOf(2, isoDay(latest)), now, spread)]
        : []),
      ...(n % 19 === 0
        ? [ahead(baseOf(3, dayAfter(now, 1 + spread.below(14))), now, n, spread)]
        : []),
    ];
  });
  return { mentoringSessions: sessions, calendars: calendarsOf(sessions, now) };
}

/** Meetings are by day; on a Friday after the prayer. */
const hourFor = (day: string, spread: Spread): number =>
  weekdayOf(skipSunday(day)) === 5 ? 14 + spread.below(3) : 9 + spread.below(8);

const skipSunday = (day: string): string =>
  weekdayOf(day) === 0 ? dayAfter(atHour(day, 12), 1) : day;

function meeting(
  name: string,
  participant: Participant,
  coachId: string,
  at: Date,
  spread: Spread,
): Base {
  const proposedAt = new Date(at.getTime() - (2 + spread.below(6)) * dayMs);
  return {
    ...{ id: `${mark}m${name}`, participantId: participant.id, coachId, at },
    ...{ topic: spread.pick(topics), durationMinutes: 60 },
    place: { kind: spread.pick(['business', 'business', 'kecamatan', 'call']) },
    proposedBy: spread.chance(60) ? 'coach' : 'participant',
    ...{ createdAt: proposedAt, proposedAt },
  };
}

/** One whose time has passed: most took place; of the last weeks some wait for their result. */
function over(base: Base, now: Date, spread: Spread): MentoringSession {
  const { at, proposedAt, coachId } = base;
  const chance = spread.below(100);
  const confirmedAt = new Date(proposedAt.getTime() + (1 + spread.below(20)) * hourMs);
  if (chance < 2) {
    const ended = { by: 'participant', reason: 'Sedang ada pesanan', at: confirmedAt } as const;
    return { ...base, state: chance === 0 ? 'declined' : 'cancelled', ended, version: 2 };
  }
  const agreed = { ...base, confirmedAt };
  if (chance < 6) {
    const noShow = { who: 'participant', reportedBy: 'coach', at: endOf(base) } as const;
    return { ...agreed, state: 'no_show', noShow, version: 3 };
  }
  if (chance < 12 && at > daysBefore(now, 20)) return { ...agreed, state: 'confirmed', version: 2 };
  const writtenAt = new Date(at.getTime() + 2 * hourMs);
  const said = new Date(at.getTime() + 5 * hourMs);
  return {
    ...agreed,
    ...{ state: 'done', version: 4 },
    result: {
      ...spread.pick(results),
      ...{ practised: spread.chance(70), at: writtenAt, by: coachId },
      ...(spread.chance(75) && { confirmed: { agrees: spread.chance(97), at: said } }),
    },
    ...(spread.chance(55) && { rating: { stars: spread.pick([3, 4, 4, 5, 5, 5]), at: said } }),
  };
}

/** One to come: most are agreed, every fourth waits for an answer. */
function ahead(base: Base, now: Date, n: number, spread: Spread): MentoringSession {
  const proposedAt = spread.between(daysBefore(now, 3), daysBefore(now, 0.1));
  const planned = { ...base, createdAt: proposedAt, proposedAt };
  if (n % 4 === 0) return { ...planned, state: 'proposed', version: 1 };
  return {
    ...planned,
    state: 'confirmed',
    confirmedAt: spread.between(proposedAt, now),
    version: 2,
  };
}

function calendarsOf(sessions: readonly MentoringSession[], now: Date): DemoMeetings['calendars'] {
  const owners = new Map<string, Slot[]>();
  for (const session of sessions) {
    if (session.at < now || !['proposed', 'confirmed'].includes(session.state)) continue;
    const slot = { session: session.id, from: session.at, to: endOf(session) };
    for (const owner of [`coach:${session.coachId}`, `participant:${session.participantId}`])
      owners.set(owner, [...(owners.get(owner) ?? []), slot]);
  }
  return [...owners].map(([id, slots]) => ({ id, slots }));
}
