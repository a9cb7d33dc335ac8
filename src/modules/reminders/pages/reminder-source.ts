import type { Incident } from '../alerts/incident.js';
import type { Closing } from '../../../delivery/policy/calendar.js';
import type { Naming } from '../../../delivery/reminders/ports.js';
import type { Reminder } from '../../../delivery/reminders/reminder.js';

/** The lists of the page. */
export const reminderLists = ['coming', 'late', 'trouble', 'past'] as const;
export type ReminderList = (typeof reminderLists)[number];

/** Where the pages of reminders and of the calendar read and write. */
export interface ReminderSource {
  list(which: ReminderList): Promise<Reminder[]>;
  /** What is wrong with sending at present. */
  troubles(): Promise<Incident[]>;
  find(id: string): Promise<Reminder | undefined>;
  /** Names for rows, in their order. */
  name(rows: readonly Reminder[]): Promise<Naming[]>;
  closings(): Promise<Closing[]>;
  /** False when there is such a line already. */
  addClosing(closing: Closing, by: string): Promise<boolean>;
  removeClosing(id: string, by: string): Promise<void>;
}
