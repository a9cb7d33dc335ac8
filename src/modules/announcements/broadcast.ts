import type { KeptFile } from '../../ports/files.js';
import type { Segment } from './segment.js';

/**
 * - `draft`: can be changed. `waiting`: a second person has to approve it.
 * - `scheduled`: goes out at `at`. `sending`: under way. `paused`: held by hand.
 * - `done`, `cancelled`: over.
 */
export const broadcastStates = [
  'draft',
  'waiting',
  'scheduled',
  'sending',
  'paused',
  'done',
  'cancelled',
] as const;
export type BroadcastState = (typeof broadcastStates)[number];

/** A reply button; whoever presses it is counted. */
export interface BroadcastButton {
  /** At most 20 of a-z, 0-9, _. */
  id: string;
  /** By locale; `id` must be there. */
  label: Record<string, string>;
}

/** An announcement. */
export interface Broadcast {
  id: string;
  /** By locale, with placeholders such as `{{name}}`; `id` must be there. */
  text: Record<string, string>;
  file?: KeptFile;
  buttons: BroadcastButton[];
  segment: Segment;
  state: BroadcastState;
  /** Raised by every change: a second click works on what is not there any more. */
  version: number;
  /** When it is to go out; absent: as soon as it is started. */
  at?: Date;
  createdBy: string;
  createdAt: Date;
  startedBy?: string;
  startedAt?: Date;
  approvedBy?: string;
  finishedAt?: Date;
  /** The last participant for whom a delivery was written; `complete` when all are. */
  listedTo?: string;
  listed?: 'complete';
}

export const deliveryStates = [
  'planned',
  'sending',
  'sent',
  'failed',
  'skipped',
  'ambiguous',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One recipient of one announcement. Unique: `<broadcast>:<participant>`. */
export interface Delivery {
  id: string;
  broadcastId: string;
  participantId: string;
  /** The contact through which it goes, or went. */
  contactId: string;
  state: DeliveryState;
  /** Why it was skipped or failed: `stopped`, `unreachable`, `cancelled`, a platform's code. */
  why?: string;
  /** How often it was claimed: the name of its latest claim. */
  attempts: number;
  /** How often the platform did not take it, for trouble of which it does not say how long it lasts. */
  failures?: number;
  /** Not before. */
  dueAt: Date;
  /** Until when its sender may be at it. */
  until?: Date;
  sentAt?: Date;
  platformRef?: string;
  /** The button that was pressed last. */
  answer?: { button: string; at: Date };
}

export type BroadcastChange =
  'start' | 'approve' | 'begin' | 'pause' | 'resume' | 'cancel' | 'finish';

/** What each change makes of which states. */
const moves: Record<BroadcastChange, Partial<Record<BroadcastState, BroadcastState>>> = {
  // Into `waiting` instead where a second person has to approve: see `startState`.
  start: { draft: 'scheduled' },
  approve: { waiting: 'scheduled' },
  begin: { scheduled: 'sending' },
  pause: { scheduled: 'paused', sending: 'paused' },
  // Back among those that are due; the next sweep begins it again.
  resume: { paused: 'scheduled' },
  cancel: {
    draft: 'cancelled',
    waiting: 'cancelled',
    scheduled: 'cancelled',
    sending: 'cancelled',
    paused: 'cancelled',
  },
  finish: { sending: 'done' },
};

/** The state that a change leads to; undefined where it is not possible from here. */
export const stateAfter = (
  state: BroadcastState,
  change: BroadcastChange,
): BroadcastState | undefined => moves[change][state];

/** What the office can do with an announcement, in the order in which it is offered. */
const officeChanges = ['start', 'approve', 'pause', 'resume', 'cancel'] as const;
export type OfficeChange = (typeof officeChanges)[number];

/** What the office can do with an announcement in this state. */
export const changesIn = (state: BroadcastState): OfficeChange[] =>
  officeChanges.filter((change) => stateAfter(state, change) !== undefined);

/**
 * The state of a draft that is started.
 * @param recipients how many it goes to
 * @param approvalAbove from more recipients on a second person approves; undefined: never
 */
export const startState = (
  recipients: number,
  approvalAbove: number | undefined,
): BroadcastState =>
  approvalAbove !== undefined && recipients > approvalAbove ? 'waiting' : 'scheduled';
