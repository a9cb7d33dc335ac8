import type { Database } from './connect.js';

const dayMs = 86_400_000;

/** How long counts of codes and of failed turns are of use. */
const countsKeptDays = 7;

/** How long a conversation waits for somebody who decided nothing about their data. */
const undecidedKeptDays = 30;

/** How many of each were deleted. */
export interface Forgotten {
  proofs: number;
  sentCodes: number;
  failures: number;
  conversations: number;
  formUses: number;
}

/**
 * Deletes what is of no use any more: proofs that expired, old counts, and the conversations (with their messages)
 * of people who neither agreed nor refused and were not heard of for long. Can be broken off and run again, and by
 * several processes at once.
 */
export async function forgetExpired(database: Database, now: Date): Promise<Forgotten> {
  const { proofs, sentCodes, failures, formUses } = database;
  const counted = { at: { $lt: daysBefore(now, countsKeptDays) } };
  return {
    proofs: (await proofs.collection.deleteMany({ expiresAt: { $lte: now } })).deletedCount,
    sentCodes: (await sentCodes.collection.deleteMany(counted)).deletedCount,
    failures: (await failures.collection.deleteMany(counted)).deletedCount,
    formUses: (await formUses.collection.deleteMany(counted)).deletedCount,
    conversations: await forgetUndecided(database, daysBefore(now, undecidedKeptDays)),
  };
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs);

/**
 * Messages go first: run again after a crash in between, they are found through the conversation. It goes only as
 * it was found: somebody may have written meanwhile.
 */
async function forgetUndecided({ sessions, messages }: Database, before: Date): Promise<number> {
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
    const filter = { _id, rev: rev as number };
    forgotten += (await sessions.collection.deleteOne(filter)).deletedCount;
  }
  return forgotten;
}
