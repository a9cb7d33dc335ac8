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

type More = Pick<Personal, 'notShown'>;

/** By a field with the id of the participant. */
export const ofParticipant = (order: number, more: More = {}): Personal => ({
  whose: ({ participant }) => ({ participantId: participant }),
  ofAccounts: false,
  order,
  ...more,
});

/** Under the id of the participant. */
export const underParticipant = (order: number, more: More = {}): Personal => ({
  whose: ({ participant }) => ({ _id: participant }),
  ofAccounts: false,
  order,
  ...more,
});

/** By a field with the id of an account. */
export const ofContacts = (order: number, more: More = {}): Personal => ({
  whose: ({ contacts }) => ({ contactId: { $in: contacts } }),
  ofAccounts: true,
  order,
  ...more,
});

/** Under the id of an account. */
export const underContacts = (order: number, more: More = {}): Personal => ({
  whose: ({ contacts }) => ({ _id: { $in: contacts } }),
  ofAccounts: true,
  order,
  ...more,
});

/** By their owner: an account, the participant, or an export of their data. */
export const ofOwner = (order: number, more: More = {}): Personal => ({
  whose: ({ participant, contacts }) => ({
    ownerId: { $in: [...contacts, ...(participant ? [participant, `data:${participant}`] : [])] },
  }),
  ofAccounts: true,
  order,
  ...more,
});
