import type { InitiatingChannel } from '../../ports/channel.js';
import type { Leaves } from '../../delivery/leaves.js';
import { stateAfter, type Broadcast } from './broadcast.js';
import { listRecipients } from './list-recipients.js';
import type { BroadcastDesk } from './manage.js';
import { patienceMs } from './patience.js';

export interface AdvanceParts extends Pick<BroadcastDesk, 'broadcasts' | 'deliveries' | 'source'> {
  /** Looks after rows whose sender's time is over. */
  expire: (now: Date) => Promise<void>;
  /** Puts a row into the queue of a channel; the same row again changes nothing. */
  enqueue: (deliveryId: string, channel: InitiatingChannel) => Promise<void>;
  /** Most rows that wait in the queue of each channel at a time: what is paused or cancelled stops soon. */
  mostQueued: ReadonlyMap<InitiatingChannel, number>;
  leaves: Pick<Leaves, 'awaySince'>;
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
    await parts.deliveries.nameChannels(begun.id);
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

/**
 * The next rows of each announcement for each channel, one of each in turn: a large one does not hold up a small one.
 * For a channel that is away only those that waited too long: what is to become of them the job decides.
 */
async function queueInTurn(
  { deliveries, enqueue, mostQueued, leaves }: AdvanceParts,
  atWork: Broadcast[],
  now: Date,
): Promise<void> {
  if (atWork.length === 0) return;
  for (const [channel, most] of mostQueued) {
    const share = Math.max(1, Math.floor(most / atWork.length));
    const dueBy = (await leaves.awaySince(channel)) ? new Date(now.getTime() - patienceMs) : now;
    const rows = await Promise.all(
      atWork.map(({ id }) => deliveries.due(id, channel, dueBy, share)),
    );
    for (let index = 0; index < share; index += 1) {
      for (const row of rows.flatMap((of) => of[index] ?? [])) await enqueue(row.id, channel);
    }
  }
}
