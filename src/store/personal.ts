/** Whose data: a participant (if they are one) and all their accounts. */
export interface Whose {
  participantId?: string;
  contactIds: readonly string[];
}

export type Filter = Record<string, unknown>;

/** Documents that belong to a single person. */
export interface Personal {
  /** Finds them. */
  whose: (of: { participant: string; contacts: readonly string[] }) => Filter;
  /** They are kept of accounts too, and so of somebody who is no participant yet. */
  ofAccounts: boolean;
  /** When they are erased, from the lowest on: what leads to the rest goes last. DATA SAYA shows them in this order. */
  order: number;
  /** Why DATA SAYA does not show them: they are found through another document, or are no words of the person. */
  notShown?: string;
}

/** A way in which documents are a person's, to be given its place in the order. */
const personal =
  (ofAccounts: boolean, whose: Personal['whose']) =>
  (order: number, more: Pick<Personal, 'notShown'> = {}): Personal => ({
    whose,
    ofAccounts,
    order,
    ...more,
  });

/** By a field with the id of the participant. */
export const ofParticipant = personal(false, ({ participant }) => ({ participantId: participant }));

/** Under the id of the participant. */
export const underParticipant = personal(false, ({ participant }) => ({ _id: participant }));

/** By a field with the id of an account. */
export const ofContacts = personal(true, ({ contacts }) => ({ contactId: { $in: contacts } }));

/** Under the id of an account. */
export const underContacts = personal(true, ({ contacts }) => ({ _id: { $in: contacts } }));

/** By their owner: an account, the participant, or an export of their data. */
export const ofOwner = personal(true, ({ participant, contacts }) => ({
  ownerId: { $in: [...contacts, ...(participant ? [participant, `data:${participant}`] : [])] },
}));
