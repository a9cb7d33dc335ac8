/** Proof of an explicit consent (UU 27/2022): which text, when, where. */
export interface Consent {
  /** Id of the kept text that was agreed to. */
  textId: string;
  at: Date;
  channel: string;
}
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
export type ContactChanges = {
  [K in keyof Omit<Contact, 'id'>]?: Contact[K] | undefined;
};
export interface ContactRecords {
  find(id: string): Promise<Contact | undefined>;
  /** All contacts of a participant. */
  ofParticipant(participantId: string): Promise<Contact[]>;
  /** Creates the contact or changes these fields of it; `undefined` takes a field out. */
  put(id: string, changes: ContactChanges): Promise<void>;
  remove(id: string): Promise<void>;
}
