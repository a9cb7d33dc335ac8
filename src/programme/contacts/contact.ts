import type { Consent } from '../participants/participant.js';

/** A way to reach a person: one account on one channel. */
export interface Contact {
  /** `<channel>:<address>`. */
  id: string;
  channel: string;
  address: string;
  participantId?: string;
  consent?: Consent;
  /** Since when no announcements are wanted. */
  optedOutAt?: Date;
  /** Set when the platform says that nobody is there any more. */
  unreachable?: { reason: string; at: Date };
  locale?: string;
}

/** Fields to set; `undefined` takes a field out. */
export type ContactChanges = { [K in keyof Omit<Contact, 'id'>]?: Contact[K] | undefined };

export interface ContactRecords {
  find(id: string): Promise<Contact | undefined>;
  /** All contacts of a participant. */
  ofParticipant(participantId: string): Promise<Contact[]>;
  /** Creates the contact or changes these fields of it; `undefined` takes a field out. */
  put(id: string, changes: ContactChanges): Promise<void>;
  remove(id: string): Promise<void>;
}
