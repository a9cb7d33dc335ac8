import { stateAfter, type Broadcast } from './broadcast.js';
import { listRecipients } from './list-recipients.js';
import type { BroadcastDesk } from './manage.js';

export interface AdvanceParts extends Pick<BroadcastDesk, 'broadcasts' | 'deliveries' | 'source'> {
  /** Looks after rows whose sender's time is over. */
  expire: (now: Date) => Promise<void>;
  /** Puts a row into the queue of its channel; the same row again changes nothing. */
  enqueue: (deliveryId: string, contactId: string) => Promise<void>;
  /** Most rows that wait in the queues at a time: what is paused or cancelled stops soon. */
  mostQueued: number;
}

/**
 * One look at all announcements: begins those whose moment has come, writes down their recipients, queues
 * the next rows of each in turn, ends those that are over. Broken off anywhere, the next look goes on.
 */
export async function advanceBroadcasts(parts: AdvanceParts, now: Date): Promise<void> {
  await parts.expire(now);
  const atWork: Broadcast[] = [];
  for (const broadcast of await parts.broadcasts.atWork(now)) {
    const begun = await begin(parts, broadcast);
    if (!begun) continue;
    await listRecipients(parts, begun, now);
    if (!(await finish(parts, begun, now))) atWork.push(begun);
  }
  await queueInTurn(parts, atWork, now);
}

async function begin(
  { broadcasts }: AdvanceParts,
  broadcast: Broadcast,
): Promise<Broadcast | undefined> {
  const state = stateAfter(broadcast.state, 'begin');
  return state ? broadcasts.change(broadcast.id, broadcast.version, { state }) : broadcast;
}

/** Ends an announcement of which every row is final. */
async function finish(
  { broadcasts, deliveries }: AdvanceParts,
  { id }: Broadcast,
  now: Date,
): Promise<boolean> {
  if (await deliveries.hasOpen(id)) return false;
  const current = await broadcasts.find(id);
  if (current?.state !== 'sending' || current.listed !== 'complete') return false;
  await broadcasts.change(id, current.version, { state: 'done', finishedAt: now });
  return true;
}

/** The next rows of each announcement, one of each in turn: a large one does not hold up a small one. */
async function queueInTurn(
  { deliveries, enqueue, mostQueued }: AdvanceParts,
  atWork: Broadcast[],
  now: Date,
): Promise<void> {
  if (atWork.length === 0) return;
  const share = Math.max(1, Math.floor(mostQueued / atWork.length));
  const rows = await Promise.all(atWork.map(({ id }) => deliveries.due(id, now, share)));
  for (let index = 0; index < share; index += 1) {
    for (const row of rows.flatMap((of) => of[index] ?? [])) await enqueue(row.id, row.contactId);
  }
}
