import type { Database } from './connect.js';

/** A copy of a tree with its sealed values sealed anew; undefined when there is nothing to do. */
export type Reseal = (tree: unknown) => unknown;

/** How often a conversation is tried that changes at the same moment. */
const attempts = 5;

/**
 * Seals everything anew that was sealed with an older key, participants and conversations, while people
 * go on writing. Can be broken off and run again.
 * @returns how many documents were changed
 * @throws what `reseal` throws, as for a key that is not known any more
 */
export async function resealAll(database: Database, reseal: Reseal): Promise<number> {
  return (await resealParticipants(database, reseal)) + (await resealSessions(database, reseal));
}

async function resealParticipants({ participants }: Database, reseal: Reseal): Promise<number> {
  let changed = 0;
  for await (const { _id, nik } of participants.find({}, { nik: 1 }).lean()) {
    const fresh = reseal(nik);
    if (fresh === undefined) continue;
    const { sealed } = nik as { sealed: string };
    await participants.updateOne({ _id, 'nik.sealed': sealed }, { $set: { nik: fresh } });
    changed += 1;
  }
  return changed;
}

async function resealSessions({ sessions }: Database, reseal: Reseal): Promise<number> {
  let changed = 0;
  for await (const { _id } of sessions.find({}, { _id: 1 }).lean()) {
    if (await resealSession(sessions.collection, _id as never, reseal)) changed += 1;
  }
  return changed;
}

/** One conversation, by the same conditional write as a turn's. */
async function resealSession(
  documents: Database['sessions']['collection'],
  _id: never,
  reseal: Reseal,
): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await documents.findOne({ _id });
    const conversation = found ? reseal(found.conversation) : undefined;
    if (!found || conversation === undefined) return false;
    const filter = { _id, rev: found.rev as number };
    const result = await documents.updateOne(filter, { $set: { conversation }, $inc: { rev: 1 } });
    if (result.matchedCount === 1) return true;
  }
  throw new Error('a conversation changed all the while; run the command again');
}
