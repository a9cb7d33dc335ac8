import type { Coach } from '../coaches/coach.js';
import { wallClockAt } from '../../i18n/local-time.js';
import type { Side } from './session.js';

/** Length of a meeting, where nobody says otherwise. */
export const usualMinutes = 60;

/** A meeting is planned this far ahead, at least and at most. */
export const soonestMs = 60 * 60_000;
export const furthestMs = 60 * 24 * 3_600_000;

/** Meetings begin and end in these hours, whatever was agreed. */
export const civilHours = { from: '07:00', to: '21:00' } as const;

export type TimeVerdict = 'fine' | 'past' | 'soon' | 'far' | 'night' | 'away' | 'outside';

/**
 * Whether a time can be proposed: `past`, `soon` (less than an hour ahead), `far` (more than 60 days), `night`
 * (outside 07.00-21.00), `away` (the coach is on leave), `outside` (of the hours that the coach named; a coach
 * may go beyond their own).
 */
export function judgeTime(
  plan: { at: Date; minutes: number; by: Side },
  coach: Pick<Coach, 'availability' | 'pausedUntil'>,
  now: Date,
  timeZone: string,
): TimeVerdict {
  const { at, minutes, by } = plan;
  const ahead = at.getTime() - now.getTime();
  if (ahead <= 0) return 'past';
  if (ahead < soonestMs) return 'soon';
  if (ahead > furthestMs) return 'far';
  const begins = wallClockAt(at, timeZone);
  const ends = wallClockAt(new Date(at.getTime() + minutes * 60_000), timeZone);
  const within = (from: string, to: string) =>
    begins.time >= from && ends.time <= to && begins.date === ends.date;
  if (!within(civilHours.from, civilHours.to)) return 'night';
  if (by === 'coach') return 'fine';
  if (coach.pausedUntil !== undefined && at < coach.pausedUntil) return 'away';
  const { availability } = coach;
  if (!availability) return 'fine';
  const open = availability.days.includes(begins.weekday);
  return open && within(availability.from, availability.to) ? 'fine' : 'outside';
}
