import type { BudgetAccount, BudgetStore } from '../delivery/whatsapp/whatsapp-budget.js';
import type { Database } from './connect.js';

const accountId = 'account';

const zeros = Object.fromEntries(
  Array.from({ length: 24 }, (_, hour) => [String(hour).padStart(2, '0'), 0]),
);

/** The budget of messages of our own accord. */
export function whatsappBudgetStore(database: Database): BudgetStore {
  const { whatsappAccount: account, whatsappDays: days, sessions } = database;
  return {
    async account() {
      const found = await account.findById(accountId).lean();
      const paused = (found?.paused ?? undefined) as BudgetAccount['paused'];
      return { linkedAt: found?.linkedAt ?? undefined, paused };
    },
    async pause(why, at) {
      await account.updateOne(
        { _id: accountId },
        { $set: { paused: { why, at } } },
        { upsert: true },
      );
    },
    async resume() {
      await account.updateOne({ _id: accountId }, { $unset: { paused: '' } });
    },
    async takeMoment(now, next) {
      await account.updateOne(
        { _id: accountId },
        { $setOnInsert: { nextAt: now } },
        { upsert: true },
      );
      const free = { _id: accountId, $or: [{ nextAt: null }, { nextAt: { $lte: now } }] };
      const taken = await account.collection.updateOne(free as never, { $set: { nextAt: next } });
      if (taken.matchedCount === 1) return undefined;
      const { nextAt } = (await account.findById(accountId).lean()) ?? {};
      return nextAt ? new Date(nextAt.getTime()) : next;
    },
    ...counting(database),
    async days(wanted) {
      const found = await days.find({ _id: { $in: [...wanted] } }).lean();
      return wanted.map((day) => {
        const { bulk, sent, delivered, failed, inbound } =
          found.find(({ _id }) => _id === day) ?? {};
        return {
          bulk: bulk ?? 0,
          sent: sent ?? 0,
          delivered: delivered ?? 0,
          failed: failed ?? 0,
          inbound: inbound ?? 0,
        };
      });
    },
    async wroteFirst(contactId) {
      return (await sessions.exists({ _id: contactId, lastInboundAt: { $ne: null } })) !== null;
    },
  };
}

/** Counts of a day and its hours; each is one conditional update. */
function counting(database: Database): Pick<BudgetStore, 'count' | 'uncount'> {
  const { whatsappDays: days } = database;
  return {
    async count(day, hour, { perDay, perHour }) {
      await ensureDay(database, day);
      const room = { _id: day, bulk: { $lt: perDay }, [`hours.${hour}`]: { $lt: perHour } };
      const counted = await days.collection.updateOne(room as never, {
        $inc: { bulk: 1, [`hours.${hour}`]: 1 },
      });
      if (counted.modifiedCount === 1) return 'counted';
      return ((await days.findById(day).lean())?.bulk ?? 0) < perDay ? 'hour' : 'day';
    },
    async uncount(day, hour) {
      const counted = { _id: day, bulk: { $gt: 0 }, [`hours.${hour}`]: { $gt: 0 } };
      await days.collection.updateOne(counted as never, {
        $inc: { bulk: -1, [`hours.${hour}`]: -1 },
      });
    },
  };
}

/** Has a document of a day there, with zeros. */
export async function ensureDay({ whatsappDays: days }: Database, day: string): Promise<void> {
  const first = { bulk: 0, hours: zeros, sent: 0, delivered: 0, failed: 0, inbound: 0 };
  await days.updateOne({ _id: day }, { $setOnInsert: first }, { upsert: true });
}
