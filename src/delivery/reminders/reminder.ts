import type { Quiet } from '../policy/quiet-hours.js';

/** What a reminder is about. */
export const subjectKinds = [
  'enrolment',
  'mentoring',
  'coach',
  'permit',
  'participant',
  'application',
  'contact',
  'incident',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface Subject {
  of: SubjectKind;
  id: string;
}

/** Who gets it. A `contact` is somebody who is not registered yet, an `admin` goes by their address on the dashboard. */
export interface Recipient {
  of: 'participant' | 'coach' | 'contact' | 'admin';
  id: string;
}

/**
 * - `planned`: goes out at `dueAt`. `sending`: a worker is at it, or it was handed to the process that runs the
 *   channel.
 * - `sent`, `skipped`, `failed`, `ambiguous` (nobody knows whether it was sent), `cancelled`: over.
 */
export const reminderStates = [
  'planned',
  'sending',
  'sent',
  'skipped',
  'failed',
  'ambiguous',
  'cancelled',
] as const;
export type ReminderState = (typeof reminderStates)[number];

/** Why one was shifted: quiet hours, the person was just in a conversation, or the channel's budget is used up. */
export type Shift = Quiet | 'talking' | 'budget';

/** A line of a reminder's story. */
export interface Story {
  at: Date;
  what:
    | 'planned'
    | 'moved'
    | 'shifted'
    | 'sent'
    | 'skipped'
    | 'failed'
    | 'ambiguous'
    | 'cancelled'
    | 'retried';
  why?: string;
  /** Of what was planned, moved or shifted: when it is to go out. */
  dueAt?: Date;
  /** Of what was sent: through which contact, and what the platform calls it. */
  contactId?: string;
  platformRef?: string;
}

/** A reminder: one row, whatever becomes of it. */
export interface Reminder {
  /** `<kind>:<subject>:<recipient>[:<offset>]`. */
  id: string;
  kind: string;
  /** `<of>:<id>`. */
  subject: string;
  /** `<of>:<id>`. */
  recipient: string;
  /** Of whom it speaks: it is forgotten with them. */
  participantId?: string;
  /** When it is wanted, and when it goes out: not in quiet hours. */
  plannedAt: Date;
  dueAt: Date;
  shifted?: Shift;
  /** Of no use from then on. */
  usefulUntil: Date;
  urgent: boolean;
  /** The day and the facts that it is about: another occasion is another reminder in the same row. */
  occasion: string;
  state: ReminderState;
  /** Grows with every planning; a claim of an older one is refused. */
  version: number;
  /** How often it was claimed since it was planned: with the version, the name of its latest claim. */
  attempts: number;
  /** While `sending`: until when the worker holds it. */
  until?: Date;
  /** While `sending`: it lies in the outbox of the process that runs the channel. */
  handed?: boolean;
  /** Contacts that turned out to be unreachable for this one. */
  tried?: string[];
  /** Since when its contact is tried, over all tries; of an urgent one. */
  triedSince?: Date;
  /** Contacts whose channel did not take an urgent one in time, the latest last: others go before them. */
  away?: string[];
  contactId?: string;
  sentAt?: Date;
  platformRef?: string;
  why?: string;
  history: Story[];
}

/** A row that is held, for a change that its latest claim makes, or that ends it. */
export const heldAs = ({ version, attempts }: Reminder) =>
  ({ version, attempts, states: ['sending'] }) as const;

/** The same, for the sender's own word: it counts where its time ran out and the row was given up meanwhile. */
export const heldOnce = ({ version, attempts }: Reminder) =>
  ({ version, attempts, states: ['sending', 'ambiguous'] }) as const;

export const keyOf = ({ of, id }: Subject | Recipient): string => `${of}:${id}`;

export function readKey(key: string): { of: string; id: string } {
  const at = key.indexOf(':');
  return { of: key.slice(0, at), id: key.slice(at + 1) };
}

/** The channel through which it goes, or went; empty where none was chosen yet. */
export const channelOf = ({ contactId = '' }: Pick<Reminder, 'contactId'>): string =>
  readKey(contactId).of;

/** A subject by its key. */
export const readSubject = (key: string): Subject => readKey(key) as Subject;

/** Natural: planning the same thing twice is planning it once. */
export const reminderId = (
  kind: string,
  subject: Subject,
  recipient: Recipient,
  offset?: string,
): string => [kind, subject.id, recipient.id, ...(offset === undefined ? [] : [offset])].join(':');
