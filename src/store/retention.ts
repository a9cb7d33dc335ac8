import type { Database } from './connect.js';
import { forgetStrayAliases } from './whatsapp.js';

const dayMs = 86_400_000;

/** How long counts of codes and of failed turns are of use. */
const countsKeptDays = 7;

/** How long a conversation waits for somebody who decided nothing about their data. */
const undecidedKeptDays = 30;

/** How long the address of somebody who was deleted stays, for the last word to them. */
const goneKeptDays = 1;

/** How many of each were deleted. */
export interface Forgotten {
  proofs: number;
  sentCodes: number;
  failures: number;
  conversations: number;
  /** What was left of conversations of people who had themselves deleted. */
  gone: number;
  formUses: number;
  whatsappAliases: number;
  dataFiles: number;
}

/**
 * Deletes what is of no use any more: proofs that expired, old counts, and the conversations (with their messages)
 * of people who neither agreed nor refused and were not heard of for long. Can be broken off and run again, and by
 * several processes at once.
 */
export async function forgetExpired(database: Database, now: Date): Promise<Forgotten> {
  const { proofs, sentCodes, failures, formUses } = database;
  await forgetFilesOfDeclined(database);
  const counted = { at: { $lt: daysBefore(now, countsKeptDays) } };
  return {
    proofs: (await proofs.collection.deleteMany({ expiresAt: { $lte: now } })).deletedCount,
    sentCodes: (await sentCodes.collection.deleteMany(counted)).deletedCount,
    failures: (await failures.collection.deleteMany(counted)).deletedCount,
    formUses: (await formUses.collection.deleteMany(counted)).deletedCount,
    dataFiles: await forgetDataFiles(database, daysBefore(now, countsKeptDays)),
    whatsappAliases: await forgetStrayAliases(database, daysBefore(now, countsKeptDays)),
    conversations: await forgetUndecided(database, daysBefore(now, undecidedKeptDays)),
    gone: await forgetGone(database, daysBefore(now, goneKeptDays)),
  };
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs);

/** Files of DATA SAYA: they were made to be read once. */
async function forgetDataFiles({ files, fileChunks }: Database, before: Date): Promise<number> {
  const old = files.collection.find({
    ownerId: { $gte: 'data:', $lt: 'data;' },
    at: { $lt: before },
  });
  const ids = (await old.toArray()).map(({ _id }) => String(_id));
  await fileChunks.deleteMany({ fileId: { $in: ids } });
  return (await files.deleteMany({ _id: { $in: ids } })).deletedCount;
}

/** Of people who refused nothing is kept: what they sent to the page all the same goes. */
async function forgetFilesOfDeclined({ sessions, files, fileChunks }: Database): Promise<void> {
  const declined = sessions.collection.find(
    { 'conversation.person.declined': true },
    { projection: { _id: 1 } },
  );
  const ids = (await declined.toArray()).map(({ _id }) => String(_id));
  const theirs = { ownerId: { $in: ids } };
  await files.deleteMany(theirs);
  await fileChunks.deleteMany(theirs);
}

/**
 * Messages go first: run again after a crash in between, they are found through the conversation. It goes only as
 * it was found: somebody may have written meanwhile.
 */
async function forgetUndecided(
  { sessions, messages, files, fileChunks }: Database,
  before: Date,
): Promise<number> {
  // Null stands for a fact that is not there.
  const undecided = {
    'conversation.person.consented': null,
    'conversation.person.declined': null,
    'conversation.person.registered': null,
    lastInboundAt: { $lt: before },
  };
  const found = sessions.collection.find(undecided, { projection: { rev: 1 } });
  let forgotten = 0;
  for (const { _id, rev } of await found.toArray()) {
    await messages.deleteMany({ contactId: String(_id) });
    await files.deleteMany({ ownerId: String(_id) });
    await fileChunks.deleteMany({ ownerId: String(_id) });
    const filter = { _id, rev: rev as number };
    forgotten += (await sessions.collection.deleteOne(filter)).deletedCount;
  }
  return forgotten;
}

/** Who had themselves deleted and wrote no more: the address goes as well, when nothing is on its way to it. */
async function forgetGone({ sessions, heldNotices }: Database, before: Date): Promise<number> {
  const gone = { 'conversation.person.gone': true, lastInboundAt: { $lt: before }, outbox: {} };
  const found = sessions.collection.find(gone, { projection: { rev: 1 } });
  let forgotten = 0;
  for (const { _id, rev } of await found.toArray()) {
    if (await heldNotices.collection.findOne({ contactId: String(_id) })) continue;
    const filter = { _id, rev: rev as number, outbox: {} };
    forgotten += (await sessions.collection.deleteOne(filter)).deletedCount;
  }
  return forgotten;
}
