import type { Measures } from '../alerts/trouble.js';
import { lateMs, watchedMs } from '../alerts/trouble.js';
import { reminderKinds } from '../../../delivery/reminders/kinds.js';
import type { Database } from '../../../store/connect.js';

/** Alerts themselves are not measured: one that does not get out must not call for another. */
const alerts = Object.keys(reminderKinds).filter((kind) => kind.startsWith('alert.'));

/** How reminders get out, by their rows. */
export async function measureReminders(
  { reminders: { collection } }: Database,
  now: Date,
): Promise<Pick<Measures, 'late' | 'ended'>> {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const waiting = {
    ...{ state: { $in: ['planned', 'sending'] }, dueAt: { $lte: ago(lateMs) } },
    // What waits for room in the budget of WhatsApp waits on purpose.
    ...{ shifted: { $ne: 'budget' }, kind: { $nin: alerts } },
  };
  const lately = { dueAt: { $gt: ago(watchedMs), $lte: now }, kind: { $nin: alerts } };
  const [count, first, failed, sent] = await Promise.all([
    collection.countDocuments(waiting),
    collection.findOne<{ dueAt: Date }>(waiting, {
      sort: { dueAt: 1, _id: 1 },
      projection: { dueAt: 1 },
    }),
    collection.countDocuments({ state: { $in: ['failed', 'ambiguous'] }, ...lately }),
    collection.countDocuments({ state: 'sent', ...lately }),
  ]);
  const since = first?.dueAt;
  return { late: { count, ...(since && { since }) }, ended: { failed, sent } };
}
