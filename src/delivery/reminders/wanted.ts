import type { Vars } from '../../engine/types.js';
import type { ReminderKind } from './kinds.js';
import type { Recipient, Subject } from './reminder.js';

/** A reminder that a thing, as it is now, calls for. */
export interface Wanted {
  kind: ReminderKind;
  subject: Subject;
  recipient: Recipient;
  /** Of whom it speaks, if it is one participant. */
  participantId?: string;
  /** Where there are several of a kind for one subject and recipient. */
  offset?: string;
  at: Date;
  usefulUntil: Date;
  /** What came before that was said already: somebody who enrolled late gets only what lies ahead. */
  since: Date;
  /** Changes when it has to be said anew: another time, another place. */
  occasion: string;
  /** For the text `reminders:<kind>.say`; without it only the question is put. */
  values?: (locale: string) => Vars;
  /** The flow node that asks; without a flow the question that is open is put again. */
  question?: { flow?: string; node?: string; vars?: Vars };
  /** How the person is addressed: salutation and name. */
  person: Vars;
}

export interface PlanContext {
  now: Date;
  /** IANA name of the programme's zone. */
  timeZone: string;
  /** A word by its key, for values that are words themselves. */
  say: (locale: string, key: string, values?: Vars) => string;
}

export type Planner<Matter> = (matter: Matter, context: PlanContext) => Wanted[];

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
export const before = (at: Date, ms: number): Date => new Date(at.getTime() - ms);
