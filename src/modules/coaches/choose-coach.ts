import type { Coach, CoachLoad } from './coach.js';

/** What matters of a participant for the choice. */
export interface Seeker {
  /** Code of the kecamatan, `31.74.01`. */
  kecamatan: string;
  /** Field of business. */
  category: string;
}

/** On leave, or not. */
export const isAway = ({ pausedUntil }: Pick<Coach, 'pausedUntil'>, now: Date): boolean =>
  pausedUntil !== undefined && pausedUntil > now;

/**
 * The coaches who could go with a participant, the best first: joined, not on leave, with a place left, and
 * responsible for the kecamatan, else for another one of the same city, else for no particular one. Among
 * equals the one who knows the field of business, then the one with the smaller share of places taken, then by id.
 * @param except ids of coaches that are out of the question
 */
export function rankCoaches(
  seeker: Seeker,
  candidates: readonly CoachLoad[],
  now: Date,
  except: readonly string[] = [],
): Coach[] {
  return candidates
    .filter(({ coach, load }) => isFree(coach, load, now) && !except.includes(coach.id))
    .map((candidate) => ({ ...candidate, distance: distanceOf(seeker, candidate.coach) }))
    .filter(({ distance }) => distance < tooFar)
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        strangeness(seeker, a.coach) - strangeness(seeker, b.coach) ||
        a.load / a.coach.capacity - b.load / b.coach.capacity ||
        a.coach.id.localeCompare(b.coach.id),
    )
    .map(({ coach }) => coach);
}

const isFree = (coach: Coach, load: number, now: Date): boolean =>
  coach.contactIds.length > 0 && !isAway(coach, now) && load < coach.capacity;

const tooFar = 3;

/** 0 the same kecamatan, 1 the same city, 2 responsible for no particular place. */
function distanceOf({ kecamatan }: Seeker, coach: Coach): number {
  if (coach.kecamatan.includes(kecamatan)) return 0;
  const city = kecamatan.split('.').slice(0, 2).join('.');
  if (coach.kecamatan.some((code) => code.startsWith(`${city}.`))) return 1;
  return coach.kecamatan.length === 0 ? 2 : tooFar;
}

const strangeness = ({ category }: Seeker, { specialities }: Coach): number =>
  specialities.includes(category) ? 0 : 1;
