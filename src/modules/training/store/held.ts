import type { HeldTraining } from '../totals.js';
import type { Database } from '../../../store/connect.js';

/** The trainings that are over and were not called off, with how many were there. */
export async function heldTrainings(
  { trainings, enrolments }: Database,
  now: Date,
): Promise<HeldTraining[]> {
  const over: Record<string, Date> = { $lte: now };
  const found = await trainings
    .find({ state: 'open', endsAt: over }, { startsAt: 1, kecamatan: 1, narasumber: 1, cost: 1 })
    .lean();
  const [attended, practised] = await Promise.all([
    count({ attendedAt: { $exists: true } }),
    count({ attendedAt: { $exists: true }, 'practice.state': 'accepted' }),
  ]);
  return found.map((training) => ({
    training: training as unknown as HeldTraining['training'],
    attended: attended.get(String(training._id)) ?? 0,
    practised: practised.get(String(training._id)) ?? 0,
  }));

  /** Enrolments by training. */
  async function count(filter: object): Promise<Map<string, number>> {
    const groups = await enrolments.aggregate<{ _id: string; count: number }>([
      { $match: filter },
      { $group: { _id: '$trainingId', count: { $sum: 1 } } },
    ]);
    return new Map(groups.map(({ _id, count: number }) => [_id, number]));
  }
}
