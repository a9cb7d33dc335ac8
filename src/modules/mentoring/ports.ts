/** A stretch of time that a meeting takes. */
export interface Slot {
  /** Id of the session. */
  session: string;
  from: Date;
  to: Date;
}

/** Whose time: `coach:<id>` or `participant:<id>`. */
export type Owner = `coach:${string}` | `participant:${string}`;

/** Who is taken when; nobody is in two meetings at once. */
export interface Calendars {
  /** Takes the time if no other session has any of it; false when one has. Twice is once. */
  take(owner: Owner, slot: Slot, now: Date): Promise<boolean>;
  /** Gives back the times of a session: all, or all but the one that begins then; or that one alone. */
  free(owner: Owner, session: string, which?: { keep: Date } | { only: Date }): Promise<void>;
}

/** Forgets what mentoring keeps of a participant. */
export type ForgetMentoring = (participantId: string) => Promise<void>;
