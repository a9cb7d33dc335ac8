import {
  stateAfter,
  startState,
  type Broadcast,
  type BroadcastChange,
  type BroadcastState,
} from './broadcast.js';
import { faultsOf, type ComposeFault } from './compose.js';
import { countReach, type Reach } from './list-recipients.js';
import type { BroadcastStore, DeliveryCounts, DeliveryStore, RecipientSource } from './ports.js';
import type { Audit } from '../../ports/audit.js';

/** What managing announcements needs. */
export interface BroadcastDesk {
  broadcasts: BroadcastStore;
  deliveries: DeliveryStore;
  source: RecipientSource;
  /** Writes a line into the audit log; one with the same id stays as it is. */
  audit: Audit;
  /** What each channel takes. */
  limits: { channel: string; maxLength: number; maxCaption: number }[];
  /** Above so many recipients somebody else has to approve; undefined: never. */
  approvalAbove: number | undefined;
}

export type Composed = Pick<Broadcast, 'text' | 'buttons' | 'segment' | 'file' | 'at'>;

export type Drafted =
  | { outcome: 'drafted'; broadcast: Broadcast; reach: Reach }
  | { outcome: 'faulty'; faults: ComposeFault[] };

/**
 * Keeps an announcement as a draft and says whom it would reach. Drafting again under one id leaves the first.
 * @param id natural: of the form or message that it was composed with
 */
export async function draftBroadcast(
  desk: BroadcastDesk,
  id: string,
  composed: Composed,
  { by, now }: { by: string; now: Date },
): Promise<Drafted> {
  const faults = faultsOf(composed, now, desk.limits);
  if (faults.length > 0) return { outcome: 'faulty', faults };
  const reach = await countReach(desk.source, composed.segment, now);
  if (reach.recipients === 0) return { outcome: 'faulty', faults: [emptySegment(reach)] };
  const { text, buttons, segment, file, at } = composed;
  const broadcast = await desk.broadcasts.create({
    ...{ id, text, buttons, segment, state: 'draft', version: 1, createdBy: by, createdAt: now },
    ...(file && { file }),
    ...(at && { at }),
  });
  await note(desk, broadcast, 'announcement drafted', by, now);
  return { outcome: 'drafted', broadcast, reach };
}

const emptySegment = ({ skipped }: Reach): ComposeFault => ({
  field: 'segment',
  what: 'empty',
  given: { skipped: Object.values(skipped).reduce((sum, count) => sum + count, 0) },
});

export type Changed =
  | { outcome: 'changed'; broadcast: Broadcast }
  /** Not possible in the state it is in; nothing was done. */
  | { outcome: 'not_now'; state: BroadcastState }
  /** Whoever composed or started it can not approve it too. */
  | { outcome: 'same_person' }
  | { outcome: 'empty' }
  | { outcome: 'past'; at: Date }
  | { outcome: 'unknown' };

/**
 * Starts a draft: it goes out at its moment, or at once. Of two clicks one starts it, the other is told
 * the state it is in then.
 */
export async function startBroadcast(
  desk: BroadcastDesk,
  id: string,
  { by, now }: { by: string; now: Date },
): Promise<Changed> {
  const broadcast = await desk.broadcasts.find(id);
  if (!broadcast) return { outcome: 'unknown' };
  if (stateAfter(broadcast.state, 'start') === undefined)
    return { outcome: 'not_now', state: broadcast.state };
  if (broadcast.at && broadcast.at <= now) return { outcome: 'past', at: broadcast.at };
  const { recipients } = await countReach(desk.source, broadcast.segment, now);
  if (recipients === 0) return { outcome: 'empty' };
  const state = startState(recipients, desk.approvalAbove);
  const changes = { state, startedBy: by, startedAt: now, at: broadcast.at ?? now };
  return write(desk, broadcast, changes, 'announcement started', by, now);
}

/** Approves, pauses, resumes or cancels. */
export async function changeBroadcast(
  desk: BroadcastDesk,
  id: string,
  change: Exclude<BroadcastChange, 'start' | 'begin' | 'finish'>,
  { by, now }: { by: string; now: Date },
): Promise<Changed> {
  const broadcast = await desk.broadcasts.find(id);
  if (!broadcast) return { outcome: 'unknown' };
  const state = stateAfter(broadcast.state, change);
  if (state === undefined) return { outcome: 'not_now', state: broadcast.state };
  if (change === 'approve' && [broadcast.createdBy, broadcast.startedBy].includes(by))
    return { outcome: 'same_person' };
  const changes = {
    state,
    ...(change === 'approve' && { approvedBy: by }),
    ...(change === 'cancel' && { finishedAt: now }),
  };
  const changed = await write(desk, broadcast, changes, `announcement: ${change}`, by, now);
  if (changed.outcome === 'changed' && change === 'cancel')
    await desk.deliveries.skipPlanned(id, 'cancelled');
  return changed;
}

async function write(
  desk: BroadcastDesk,
  broadcast: Broadcast,
  changes: Partial<Omit<Broadcast, 'id' | 'version'>>,
  action: string,
  by: string,
  now: Date,
): Promise<Changed> {
  const changed = await desk.broadcasts.change(broadcast.id, broadcast.version, changes);
  if (!changed) {
    const state = (await desk.broadcasts.find(broadcast.id))?.state ?? broadcast.state;
    return { outcome: 'not_now', state };
  }
  await note(desk, changed, action, by, now);
  return { outcome: 'changed', broadcast: changed };
}

async function note(
  desk: BroadcastDesk,
  { id, version }: Broadcast,
  action: string,
  by: string,
  at: Date,
): Promise<void> {
  await desk.audit({
    id: `broadcast:${id}:${version}`,
    action,
    subject: `broadcast:${id}`,
    by,
    at,
  });
}

export interface Progress {
  broadcast: Broadcast;
  counts: DeliveryCounts;
  answers: Record<string, number>;
}

export async function readProgress(
  { broadcasts, deliveries }: BroadcastDesk,
  id: string,
): Promise<Progress | undefined> {
  const broadcast = await broadcasts.find(id);
  if (!broadcast) return undefined;
  const [counts, answers] = await Promise.all([deliveries.counts(id), deliveries.answers(id)]);
  return { broadcast, counts, answers };
}
