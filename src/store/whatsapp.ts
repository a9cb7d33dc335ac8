import { setTimeout as wait } from 'node:timers/promises';
import { partsOfDay } from '../delivery/whatsapp/whatsapp-budget.js';
import type { Database } from './connect.js';
import { ensureDay } from './whatsapp-budget.js';

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

/** A process that is not heard of for so long does not run the account any more. */
const silentMs = 45_000;

/** How the account stands, and what the dashboard asks of it. `S` and `R` are plain objects of the channel's. */
export function accountStore<S extends object, R extends object>({ whatsappAccount }: Database) {
  const put = (update: object) =>
    whatsappAccount.updateOne({ _id: accountId }, update, { upsert: true });
  const find = () => whatsappAccount.findById(accountId).lean();
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
    /** The process that runs the account is alive: what it published last is so still. */
    async noteAlive(at: Date) {
      await put({ $set: { aliveAt: at } });
    },
    /** Since when the account takes nothing, in whichever process it runs; undefined: it is ready. */
    async awaySince(now: Date): Promise<Date | undefined> {
      return awayOf(await find(), now);
    },
    /** The same of an account that was linked: one that nobody has linked yet is not missed. */
    async missedSince(now: Date): Promise<Date | undefined> {
      const found = await find();
      return found?.linkedAt ? awayOf(found, now) : undefined;
    },
    async read(): Promise<S | undefined> {
      return ((await find())?.status as S | null) ?? undefined;
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

interface Account {
  status?: unknown;
  awaySince?: Date | null;
  aliveAt?: Date | null;
}

function awayOf(account: Account | null, now: Date): Date | undefined {
  const { status, awaySince, aliveAt } = account ?? {};
  const { state } = (status ?? {}) as { state?: string };
  // There was never one.
  if (state !== 'ready') return awaySince ?? new Date(0);
  const silent = aliveAt && now.getTime() - aliveAt.getTime() > silentMs;
  return silent ? aliveAt : undefined;
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
