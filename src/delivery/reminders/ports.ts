import type { Contact } from '../../ports/contact.js';
import type { Closing } from '../policy/calendar.js';
import type { Reminder, ReminderState, Story } from './reminder.js';

/** Fields to write; `undefined` takes one out. */
export type ReminderFields = {
  [K in keyof Omit<Reminder, 'id' | 'history' | 'version'>]?: Reminder[K] | undefined;
};

export interface ReminderStore {
  find(id: string): Promise<Reminder | undefined>;
  ofSubject(subject: string): Promise<Reminder[]>;
  /** False when there is one with this id. */
  add(reminder: Reminder): Promise<boolean>;
  /**
   * Takes a planned row of this version to send it: counts the claim. One conditional update.
   * @returns the row as it is held; undefined when it is planned no more, or anew
   */
  claim(
    id: string,
    version: number,
    held: { until: Date; contactId: string; triedSince?: Date },
  ): Promise<Reminder | undefined>;
  /**
   * Writes fields and a line of its story, if the row is still as it was: one conditional update.
   * @param as `attempts` names a claim: what an earlier one leads to changes nothing
   * @param raise a planning: the version grows
   * @returns the row afterwards; undefined when it changed meanwhile
   */
  change(
    id: string,
    as: { version: number; states: readonly ReminderState[]; attempts?: number },
    fields: ReminderFields,
    story?: Story,
    raise?: boolean,
  ): Promise<Reminder | undefined>;
  /** Planned rows due before a moment: urgent ones first, then the earliest. */
  due(until: Date, limit: number): Promise<Reminder[]>;
  /** Rows whose sender's time is over. */
  expired(now: Date, limit: number): Promise<Reminder[]>;
  /** Rows of these states for the office's page, by `dueAt`: the earliest first, or the latest. */
  list(
    states: readonly ReminderState[],
    page: { from?: Date; to?: Date; limit: number; newestFirst?: boolean },
  ): Promise<Reminder[]>;
}

/** Whom a reminder is for and what it is about, by name. */
export interface Naming {
  /** Of who gets it; undefined when they are gone. */
  who?: string | undefined;
  /** Of a contact that is nobody's yet. */
  channel?: string | undefined;
  /** Of the participant of whom a coach is told. */
  about?: string | undefined;
  /** The training. */
  title?: string | undefined;
}

/** The office's calendar. */
export interface CalendarStore {
  list(): Promise<Closing[]>;
  /** False when it is there already. */
  add(closing: Closing, by: string, at: Date): Promise<boolean>;
  remove(id: string, by: string, at: Date): Promise<void>;
  /** Adds the lines that were never there; what was taken out stays out. */
  seed(closings: readonly Closing[], at: Date): Promise<void>;
}

/** Ways to people, and what conversations with them are like. */
export interface People {
  contactsOf(
    recipient: string,
  ): Promise<{ contacts: Contact[]; preferred?: string; tags?: string[] }>;
  /** When the contact wrote last. */
  lastHeard(contactId: string): Promise<Date | undefined>;
}
