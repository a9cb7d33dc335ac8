import type { People } from '../../../delivery/reminders/ports.js';
import { readKey, readSubject, type Subject } from '../../../delivery/reminders/reminder.js';
import type { Change } from '../../../ports/agenda.js';
import type { ContactRecords } from '../../../ports/contact.js';
import type { Contact } from '../../../ports/contact.js';
import { adminStore } from '../../users/store.js';
import { contactStore } from '../../people/store/contacts.js';
import type { Database } from '../../../store/connect.js';
import { gatherOne } from '../../../store/gather.js';

/** Ways to people who get reminders. */
export function peopleStore(database: Database): People {
  const contacts = contactStore(database);
  const some = async (ids: readonly string[]) =>
    (await Promise.all(ids.map((id) => contacts.find(id)))).flatMap((found) => found ?? []);
  const wishesOf = gatherOne(
    (ids) =>
      database.participants.find({ _id: { $in: ids } }, { preferredChannel: 1, tags: 1 }).lean(),
    ({ _id }) => String(_id),
  );
  const heard = gatherOne(
    (ids) => lastHeardOf(database, ids),
    ({ _id }) => _id,
  );
  return {
    async contactsOf(recipient) {
      const { of, id } = readKey(recipient);
      if (of === 'contact') {
        const contact = await known(contacts, id);
        const { participantId } = contact;
        const tags = participantId && (await wishesOf(participantId))?.tags;
        return { contacts: [contact], ...(tags && { tags }) };
      }
      if (of === 'admin') {
        const chats = await chatsOfAdmin(database, id);
        return { contacts: await Promise.all(chats.map((chat) => known(contacts, chat))) };
      }
      if (of === 'coach') {
        const coach = await database.coaches.findById(id, { contactIds: 1 }).lean();
        return { contacts: await some(coach?.contactIds ?? []) };
      }
      const [found, person] = await Promise.all([contacts.ofParticipant(id), wishesOf(id)]);
      return {
        contacts: found,
        ...(person?.preferredChannel && { preferred: person.preferredChannel }),
        ...(person?.tags && { tags: person.tags }),
      };
    },
    lastHeard: async (contactId) => (await heard(contactId))?.lastInboundAt,
  };
}

/** Chats of a user who is still an admin. */
async function chatsOfAdmin(database: Database, email: string): Promise<string[]> {
  const admins = adminStore(database);
  const chats = await admins.contactsOf(email);
  const owners = await Promise.all(chats.map((chat) => admins.ofContact(chat)));
  return chats.filter((_, index) => owners[index]?.email === email);
}

/** A contact on record, or the way to somebody who is on none. */
async function known(contacts: Pick<ContactRecords, 'find'>, id: string): Promise<Contact> {
  const [channel = '', ...address] = id.split(':');
  return (await contacts.find(id)) ?? { id, channel, address: address.join(':') };
}

async function lastHeardOf({ sessions }: Database, ids: string[]) {
  const found = await sessions.collection
    .find({ _id: { $in: ids as never[] } }, { projection: { lastInboundAt: 1 } })
    .toArray();
  return found as unknown as { _id: string; lastInboundAt?: Date }[];
}

/** The subjects of which a change speaks. */
export const subjectsOf =
  (database: Database) =>
  async ({ of, id }: Change): Promise<Subject[]> => {
    if (of === 'training') {
      const found = await database.enrolments.find({ trainingId: id }, { _id: 1 }).lean();
      return found.map(({ _id }) => ({ of: 'enrolment', id: String(_id) }));
    }
    if (of === 'contact') return subjectsTo(database, id);
    // A report is `<participant>:<month>`.
    if (of === 'report') return [{ of: 'participant', id: id.slice(0, id.lastIndexOf(':')) }];
    return [{ of, id }];
  };

/** What the person of a contact is to be reminded of, or was until they sent STOP. */
async function subjectsTo(
  { contacts, reminders }: Database,
  contactId: string,
): Promise<Subject[]> {
  const contact = await contacts.findById(contactId, { participantId: 1 }).lean();
  const filter = {
    $and: [
      { $or: [{ subject: `contact:${contactId}` }, ...whose(contact?.participantId)] },
      { $or: [{ state: 'planned' }, { state: 'skipped', why: 'stopped' }] },
    ],
  };
  const found = await reminders.find(filter, { subject: 1 }).lean();
  return [...new Set(found.map(({ subject }) => String(subject)))].map(readSubject);
}

const whose = (participantId: string | null | undefined) =>
  participantId ? [{ participantId }] : [];
