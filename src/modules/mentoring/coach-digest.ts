import type { Vars } from '../../engine/types.js';
import type { Coach } from '../coaches/coach.js';
import { localDay, momentOf } from '../../delivery/policy/calendar.js';
import { zoneOf } from '../../delivery/policy/zones.js';
import { clockOf } from '../../delivery/reminders/local-time.js';
import {
  after,
  hourMs,
  type PlanContext,
  type Planner,
  type Wanted,
} from '../../delivery/reminders/wanted.js';

/** What waits for a coach on the day of the plan. */
export interface CoachMatter {
  coach: Coach;
  /** Confirmed meetings of the day, the earliest first. */
  meetings: { at: Date; name: string }[];
  /** Participants who were not met for two weeks, with the step where they are: `P3`. */
  silent: { name: string; step: string }[];
  /** Practices and permits that wait for a look. */
  toVerify: number;
  /** Meetings whose result is not written. */
  unwritten: number;
}

/** Names that one message holds. */
const mostNames = 5;

/** In the morning, from eight; it wishes a good morning, so not after eleven. */
const minute = 8 * 60;
const usefulMs = 3 * hourMs;

/** The day's work of a coach who is there, in the morning; nothing on a day without any. */
export const planDigest: Planner<CoachMatter> = (matter, context) => {
  const { coach, meetings, silent, toVerify, unwritten } = matter;
  const { now, timeZone } = context;
  if (coach.contactIds.length === 0 || (coach.pausedUntil && coach.pausedUntil > now)) return [];
  if (meetings.length + silent.length + toVerify + unwritten === 0) return [];
  const zone = zoneOf(timeZone);
  const day = localDay(now, zone);
  const at = momentOf(day, minute, zone);
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  const digest: Wanted = {
    kind: 'coach.digest',
    subject: { of: 'coach', id: coach.id },
    recipient: { of: 'coach', id: coach.id },
    offset: date,
    at,
    since: at,
    usefulUntil: after(at, usefulMs),
    occasion: date,
    person: { name: coach.name, salutation: coach.salutation },
    values: (locale) => linesOf(matter, context, locale),
  };
  return [digest];
};

function linesOf(
  { meetings, silent, toVerify, unwritten }: CoachMatter,
  { timeZone, say }: PlanContext,
  locale: string,
): Vars {
  const line = (key: string, count: number, values: Vars = {}) =>
    count === 0 ? [] : [say(locale, `reminders:coach.digest.${key}`, { count, ...values })];
  const names = meetings
    .slice(0, mostNames)
    .map(({ at, name }) => `${clockOf(at, timeZone)} ${name}`);
  const unmet = silent.slice(0, mostNames).map(({ name, step }) => `${name} (${step})`);
  const lines = [
    ...line('meetings', meetings.length, { names: named(names, meetings.length) }),
    ...line('silent', silent.length, { names: named(unmet, silent.length) }),
    ...line('unwritten', unwritten),
    ...line('toVerify', toVerify),
  ];
  return { lines: lines.join('\n') };
}

/** Those that are not named are not hidden. */
const named = (names: readonly string[], count: number): string =>
  names.join(', ') + (count > names.length ? ', ...' : '');
