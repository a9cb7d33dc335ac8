import type { People } from '../../messaging/reminders/ports.js';
import { readKey, type Subject } from '../../messaging/reminders/reminder.js';
import type { Change } from '../../ports/agenda.js';
import { contactStore } from '../contacts.js';
import type { Database } from '../connect.js';

/** Ways to people who get reminders. */
export function peopleStore(database: Database): People {
  const contacts = contactStore(database);
  const some = async (ids: readonly string[]) =>
    (await Promise.all(ids.map((id) => contacts.find(id)))).flatMap((found) => found ?? []);
  return {
    async contactsOf(recipient) {
      const { of, id } = readKey(recipient);
      if (of === 'contact') {
        const known = await contacts.find(id);
        const [channel = '', ...address] = id.split(':');
        return { contacts: [known ?? { id, channel, address: address.join(':') }] };
      }
      if (of === 'coach') {
        const coach = await database.coaches.findById(id, { contactIds: 1 }).lean();
        return { contacts: await some(coach?.contactIds ?? []) };
      }
      const [found, person] = await Promise.all([
        contacts.ofParticipant(id),
        database.participants.findById(id, { preferredChannel: 1, tags: 1 }).lean(),
      ]);
      return {
        contacts: found,
        ...(person?.preferredChannel && { preferred: person.preferredChannel }),
        ...(person?.tags && { tags: person.tags }),
      };
    },
    async lastHeard(contactId) {
      const found = await database.sessions.collection.findOne(
        { _id: contactId as never },
        { projection: { lastInboundAt: 1 } },
      );
      return (found as { lastInboundAt?: Date } | null)?.lastInboundAt;
    },
  };
}

/** The subjects of which a change speaks. */
export const subjectsOf =
  ({ enrolments }: Database) =>
  async ({ of, id }: Change): Promise<Subject[]> => {
    if (of === 'training') {
      const found = await enrolments.find({ trainingId: id }, { _id: 1 }).lean();
      return found.map(({ _id }) => ({ of: 'enrolment', id: String(_id) }));
    }
    // A report is `<participant>:<month>`.
    if (of === 'report') return [{ of: 'participant', id: id.slice(0, id.lastIndexOf(':')) }];
    return [{ of, id }];
  };
