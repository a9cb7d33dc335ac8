import type { Database } from '../../../store/connect.js';

const mostShown = 100;

/** Trainings that an announcement can be for, the latest first. */
export async function openTrainings({ trainings }: Database) {
  const found = await trainings
    .find({ state: 'open' }, { title: 1, startsAt: 1 })
    .sort({ startsAt: -1, _id: -1 })
    .limit(mostShown)
    .lean();
  return found.map(({ _id, title, startsAt }) => ({
    id: String(_id),
    title: title ?? '',
    startsAt: new Date(Number(startsAt ?? 0)),
  }));
}
