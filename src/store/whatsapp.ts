import { setTimeout as wait } from 'node:timers/promises';
import type { BudgetAccount, BudgetStore } from '../messaging/whatsapp/whatsapp-budget.js';
import { partsOfDay } from '../messaging/whatsapp/whatsapp-budget.js';
import type { Database } from './connect.js';

const accountId = 'account';

/** Ids of WhatsApp and their addresses. */
export function aliasStore({ whatsappAliases: aliases }: Database) {
  return {
    async find(id: string) {
      const found = await aliases.findById(id).lean();
      if (!found?.address || !found.at) return undefined;
      return { id, address: found.address, at: found.at };
    },
    async add({ id, address, at }: { id: string; address: string; at: Date }) {
      await aliases.updateOne({ _id: id }, { $setOnInsert: { address, at } }, { upsert: true });
    },
    async noteUsed(address: string, id: string) {
      const first = { address, at: new Date() };
      await aliases.updateOne(
        { _id: address },
        { $set: { used: id }, $setOnInsert: first },
        { upsert: true },
      );
    },
    async lastUsed(address: string) {
      return (await aliases.findById(address).lean())?.used ?? undefined;
    },
  };
}

/** Ids of people of whom no conversation is kept any more: numbers stand in them. @returns how many were deleted */
export async function forgetStrayAliases(
  { whatsappAliases: aliases, sessions }: Database,
  before: Date,
): Promise<number> {
  const batch = 500;
  let forgotten = 0;
  for (let after = ''; ;) {
    const old = { _id: { $gt: after }, at: { $lt: before } };
    const found = await aliases.find(old).sort({ _id: 1 }).limit(batch).lean();
    const ids = found.map(({ address }) => `whatsapp:${address ?? ''}`);
    const kept = await sessions.find({ _id: { $in: ids } }, { _id: 1 }).lean();
    const known = new Set(kept.map(({ _id }) => _id));
    const stray = found.filter(({ address }) => !known.has(`whatsapp:${address ?? ''}`));
    await aliases.deleteMany({ _id: { $in: stray.map(({ _id }) => _id) } });
    forgotten += stray.length;
    after = found.at(-1)?._id ?? '';
    if (found.length < batch) return forgotten;
  }
}

/** How the account stands, and what the dashboard asks of it. `S` and `R` are plain objects of the channel's. */
export function accountStore<S extends object, R extends object>({ whatsappAccount }: Database) {
  const put = (update: object) =>
    whatsappAccount.updateOne({ _id: accountId }, update, { upsert: true });
  return {
    async publish(status: S & { state: string; since: Date }) {
      const ready = status.state === 'ready';
      await put({ $set: { status }, ...(ready && { $unset: { awaySince: '' } }) });
      const first = ready ? 'linkedAt' : 'awaySince';
      await whatsappAccount.updateOne(
        { _id: accountId, [first]: null },
        { $set: { [first]: status.since } },
      );
    },
    /** Since when a linked account has not been ready; undefined while it is, and before it ever was. */
    async awaySince(): Promise<Date | undefined> {
      const found = await whatsappAccount.findById(accountId, { linkedAt: 1, awaySince: 1 }).lean();
      return (found?.linkedAt && found.awaySince) ?? undefined;
    },
    async read(): Promise<S | undefined> {
      return ((await whatsappAccount.findById(accountId).lean())?.status as S | null) ?? undefined;
    },
    async ask(request: R) {
      await put({ $set: { request } });
    },
    async takeRequest(): Promise<R | undefined> {
      const before = await whatsappAccount
        .findOneAndUpdate(
          { _id: accountId, request: { $ne: null } },
          { $unset: { request: '' } },
          { returnDocument: 'before' },
        )
        .lean();
      return (before?.request as R | null) ?? undefined;
    },
  };
}

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
    async count(day, hour, { perDay, perHour }) {
      await ensureDay(database, day);
      const room = { _id: day, bulk: { $lt: perDay }, [`hours.${hour}`]: { $lt: perHour } };
      const counted = await days.collection.updateOne(room as never, {
        $inc: { bulk: 1, [`hours.${hour}`]: 1 },
      });
      if (counted.modifiedCount === 1) return 'counted';
      return ((await days.findById(day).lean())?.bulk ?? 0) < perDay ? 'hour' : 'day';
    },
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

async function ensureDay({ whatsappDays: days }: Database, day: string): Promise<void> {
  const first = { bulk: 0, hours: zeros, sent: 0, delivered: 0, failed: 0, inbound: 0 };
  await days.updateOne({ _id: day }, { $setOnInsert: first }, { upsert: true });
}

/** Counts a thing of today. */
async function bump(
  database: Database,
  what: 'sent' | 'delivered' | 'failed' | 'inbound',
  at: Date,
  timeZone: string,
): Promise<void> {
  const { day } = partsOfDay({ timeZone }, at);
  await ensureDay(database, day);
  await database.whatsappDays.updateOne({ _id: day }, { $inc: { [what]: 1 } });
}

/** The log's line of a message is written a little after it went out. */
const lineLateMs = 3_000;

/** What the channel tells of its messages. */
export function whatsappTraffic(database: Database, timeZone: string) {
  const { sessions, messages } = database;
  /** Marks the line if it was not marked so far; only the first of each is counted. */
  const mark = async (contactId: string, ref: string, how: string, not: string[]) => {
    const line = { contactId, platformRef: ref, ack: { $nin: not } };
    return (await messages.updateOne(line, { $set: { ack: how } })).modifiedCount === 1;
  };
  return {
    async lastHandled(address: string) {
      const found = await sessions.findById(`whatsapp:${address}`, { lastInboundAt: 1 }).lean();
      return found?.lastInboundAt ?? undefined;
    },
    noteInbound: (at: Date) => bump(database, 'inbound', at, timeZone),
    async noteAcknowledged(
      address: string,
      ref: string,
      how: 'failed' | 'sent' | 'delivered' | 'read',
      at: Date,
    ) {
      const contactId = `whatsapp:${address}`;
      const further = { failed: ['failed'], sent: ['sent', 'delivered', 'read', 'failed'] };
      const reached = ['delivered', 'read'];
      const tryMark = async (): Promise<boolean> => {
        if (how === 'sent' || how === 'failed') return mark(contactId, ref, how, further[how]);
        if (await mark(contactId, ref, how, reached)) return true;
        if (how === 'read') await mark(contactId, ref, how, ['read']);
        return false;
      };
      let first = await tryMark();
      if (!first && !(await messages.exists({ contactId, platformRef: ref }))) {
        await wait(lineLateMs, undefined, { ref: false });
        first = await tryMark();
      }
      if (first) await bump(database, how === 'read' ? 'delivered' : how, at, timeZone);
    },
  };
}
