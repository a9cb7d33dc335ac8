import type { Trouble, TroubleKind } from './trouble.js';

/** A trouble from when it was noticed to when it was over: told once, and once more at its end. */
export interface Incident extends Trouble {
  /** `<kind>:<number>`: whoever notices the same trouble at the same time makes the same incident. */
  id: string;
  number: number;
  /** When it was noticed, and when last. */
  openedAt: Date;
  seenAt: Date;
  overAt?: Date;
}

export interface IncidentStore {
  find(id: string): Promise<Incident | undefined>;
  /** The latest of a kind, over or not. */
  latest(kind: TroubleKind): Promise<Incident | undefined>;
  /** Keeps a new one; one with its id stays as it is. */
  open(incident: Incident): Promise<void>;
  /** Notes that it lasts. */
  noteSeen(id: string, trouble: Trouble, at: Date): Promise<void>;
  /** Ends it, if it was last seen at `seenAt`. */
  close(id: string, seenAt: Date, at: Date): Promise<void>;
}

/** The incident that a trouble begins, after the latest of its kind. */
export const beginOf = (trouble: Trouble, latest: Incident | undefined, now: Date): Incident => {
  const number = (latest?.number ?? 0) + 1;
  return { ...trouble, id: `${trouble.kind}:${number}`, number, openedAt: now, seenAt: now };
};
