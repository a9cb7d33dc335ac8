import type { KeptFile } from '../../ports/files.js';

/** The permits of a small business, in the order in which they are got. */
export const permitKinds = ['nib', 'pirt', 'halal', 'bpom', 'merek'] as const;
export type PermitKind = (typeof permitKinds)[number];

/**
 * How far a permit is. `reported` is what the person says; only `verified` was looked at by somebody of the
 * programme. `returned` waits for the person.
 */
export const permitStates = ['wanted', 'applied', 'reported', 'verified', 'returned'] as const;
export type PermitState = (typeof permitStates)[number];

/** Who looked at it. */
export interface Reviewed {
  /** A coach's id, or an address of the office. */
  by: string;
  name: string;
  at: Date;
  words?: string;
}

/** A permit of a participant; one of a kind each. */
export interface Permit {
  /** `<participant>.<kind>`. */
  id: string;
  participantId: string;
  kind: PermitKind;
  state: PermitState;
  number?: string;
  /** YYYY-MM-DD. */
  issuedOn?: string;
  /** YYYY-MM-DD: on this day it ends. */
  expiresOn?: string;
  /** A picture or document of it. */
  proof?: KeptFile;
  appliedAt?: Date;
  reportedAt?: Date;
  /** The message that reported it. */
  reportedBy?: string;
  reviewed?: Reviewed;
  createdAt: Date;
  /** Grows with every change. */
  version: number;
}

export const permitId = (participantId: string, kind: PermitKind): string =>
  `${participantId}.${kind}`;

/** A permit that is there: reported or verified. */
export const isRecorded = ({ state }: Pick<Permit, 'state'>): boolean =>
  state === 'reported' || state === 'verified';

/** Those that end on a day that is written on them. */
export const permitsWithExpiry: readonly PermitKind[] = ['pirt', 'bpom', 'merek'];
