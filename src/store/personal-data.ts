import type { Database } from './connect.js';

/** Whose data: a participant (if they are one) and all their accounts. */
export interface Whose {
  participantId?: string;
  contactIds: readonly string[];
}

type Filter = Record<string, unknown>;
type ByWhom = (of: { participant: string; contacts: readonly string[] }) => Filter;

const ofParticipant: ByWhom = ({ participant }) => ({ participantId: participant });
const underParticipant: ByWhom = ({ participant }) => ({ _id: participant });
const ofContacts: ByWhom = ({ contacts }) => ({ contactId: { $in: contacts } });
const underContacts: ByWhom = ({ contacts }) => ({ _id: { $in: contacts } });
/** Also those of an account that was nobody's yet when it fell silent. */
const ofReminders: ByWhom = ({ participant, contacts }) => ({
  $or: [
    ...(participant ? [{ participantId: participant }] : []),
    { subject: { $in: contacts.map((id) => `contact:${id}`) } },
  ],
});
const ofOwner: ByWhom = ({ participant, contacts }) => ({
  ownerId: { $in: [...contacts, ...(participant ? [participant, `data:${participant}`] : [])] },
});

/**
 * Every collection that keeps something of a single person, and how it is found. In the order in which it is
 * forgotten: what leads to the rest goes last.
 */
export const personal: Record<string, ByWhom> = {
  enrolments: ofParticipant,
  checkInTries: underParticipant,
  mentoringSessions: ofParticipant,
  coachNotes: ofParticipant,
  calendars: ({ participant }) => ({ _id: `participant:${participant}` }),
  permits: ofParticipant,
  licenceAnswers: underParticipant,
  products: ofParticipant,
  shops: underParticipant,
  productReports: ofParticipant,
  ledgerEntries: ofParticipant,
  monthlyReports: ofParticipant,
  loanApplications: ofParticipant,
  reminders: ofReminders,
  deliveries: ofParticipant,
  heldNotices: ofContacts,
  fileChunks: ofOwner,
  files: ofOwner,
  adminContacts: underContacts,
  tickets: ofContacts,
  failures: ofContacts,
  messages: ofContacts,
  sentCodes: ofParticipant,
  proofs: ofParticipant,
  identities: ofParticipant,
  participants: underParticipant,
  sessions: underContacts,
  contacts: underContacts,
};

/** Collections that keep nothing of a single participant, or what the law asks for without saying of whom. */
export const impersonal: readonly string[] = [
  'counters',
  'texts',
  'keys',
  'auditLog',
  'users',
  'adminLinks',
  'signIns',
  'trainings',
  'coaches',
  'coachInvitations',
  // Who has a table leaves it first.
  'bazaars',
  'facts',
  'holidays',
  'incidents',
  'formUses',
  'broadcasts',
  'forgettings',
  // How an address is reached: without it no last word could be sent.
  'whatsappAliases',
  'whatsappAccount',
  'whatsappDays',
];

/** Found through another document than the person's: bytes, secrets and other people's keys are not shown. */
const notShown = [
  'fileChunks',
  'sessions',
  'identities',
  'proofs',
  'sentCodes',
  'failures',
  'heldNotices',
];

/** Most documents of one collection that are shown. */
const most = 5_000;

/** Everything that is kept of a person, over all rooms. */
export function personalData(database: Database) {
  const collections = () =>
    Object.entries(personal).flatMap(([name, byWhom]) => {
      const model = (database as unknown as Record<string, Database['messages'] | undefined>)[name];
      return model ? [{ name, byWhom, documents: model.collection }] : [];
    });
  const filterOf = (byWhom: ByWhom, { participantId, contactIds }: Whose): Filter | undefined => {
    const byContacts = [ofContacts, underContacts, ofOwner, ofReminders].includes(byWhom);
    if (!byContacts && participantId === undefined) return undefined;
    return byWhom({ participant: participantId ?? '', contacts: contactIds });
  };
  return {
    /** How many documents of each collection are kept; those with none are left out. */
    async count(whose: Whose): Promise<Record<string, number>> {
      const counts: Record<string, number> = {};
      for (const { name, byWhom, documents } of collections()) {
        const filter = filterOf(byWhom, whose);
        if (!filter || notShown.includes(name)) continue;
        const count = await documents.countDocuments(filter);
        if (count > 0) counts[name] = count;
      }
      return counts;
    },
    /** What is kept, by collection. */
    async read(whose: Whose): Promise<Record<string, Record<string, unknown>[]>> {
      const found: Record<string, Record<string, unknown>[]> = {};
      for (const { name, byWhom, documents } of collections()) {
        const filter = filterOf(byWhom, whose);
        if (!filter || notShown.includes(name)) continue;
        const rows = await documents.find(filter).sort({ _id: 1 }).limit(most).toArray();
        if (rows.length > 0) found[name] = rows;
      }
      return found;
    },
    /** Whether anything is kept, but in these collections. */
    async isKept(whose: Whose, spared: readonly string[] = []): Promise<boolean> {
      for (const { name, byWhom, documents } of collections()) {
        const filter = filterOf(byWhom, whose);
        if (filter && !spared.includes(name) && (await documents.findOne(filter))) return true;
      }
      return false;
    },
    /** Deletes it, but for these collections. Can be broken off and run again. */
    async forget(whose: Whose, spared: readonly string[] = []): Promise<void> {
      for (const { name, byWhom, documents } of collections()) {
        const filter = filterOf(byWhom, whose);
        if (filter && !spared.includes(name)) await documents.deleteMany(filter);
      }
    },
  };
}
