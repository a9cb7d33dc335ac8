import type { Segment } from '../segment.js';

/** What of a segment is known of a participant's own document, as a filter of MongoDB. */
export function participantFilter(segment: Segment, after: string | undefined): object {
  const { kecamatan, coaches, tags, categories, steps = {} } = segment;
  const all: object[] = [
    ...(after === undefined ? [] : [{ _id: { $gt: after } }]),
    ...(kecamatan ? [{ 'kecamatan.code': { $in: kecamatan } }] : []),
    ...(coaches ? [{ coachId: { $in: coaches } }] : []),
    ...(tags ? [{ tags: { $in: tags } }] : []),
    ...(categories ? [{ 'business.category': { $in: categories } }] : []),
    ...Object.entries(steps).map(([step, states]) => stepFilter(`steps.${step}`, states)),
  ];
  return all.length === 0 ? {} : { $and: all };
}

/** A step without a record is open. */
const stepFilter = (path: string, states: readonly string[]): object =>
  states.includes('open')
    ? { $or: [{ [path]: { $exists: false } }, { [`${path}.state`]: { $in: states } }] }
    : { [`${path}.state`]: { $in: states } };

/** Whether somebody who wrote last at `seenAt` (undefined: never) is meant. */
export function isSeenRight(
  { seenWithinDays, silentForDays }: Segment,
  seenAt: Date | undefined,
  now: Date,
): boolean {
  const daysAgo = seenAt === undefined ? Infinity : (now.getTime() - seenAt.getTime()) / 86_400_000;
  if (seenWithinDays !== undefined && daysAgo > seenWithinDays) return false;
  return silentForDays === undefined || daysAgo >= silentForDays;
}
