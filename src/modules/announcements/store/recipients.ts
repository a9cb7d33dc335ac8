import type { Recipient, RecipientSource } from '../ports.js';
import type { Segment } from '../segment.js';
import type { Contact } from '../../../ports/contact.js';
import type { Participant } from '../../people/participant.js';
import type { Database } from '../../../store/connect.js';
import { isSeenRight, participantFilter } from './segment-filter.js';

/** Whoever is enrolled in a training, of these participants. */
export type Enrolled = (trainingId: string, participantIds: string[]) => Promise<Set<string>>;

/** People of a segment, with their contacts, page by page: three reads a page. */
export function recipientSource(
  { participants, contacts, sessions }: Database,
  enrolled: Enrolled,
): RecipientSource {
  const contactsOf = async (ids: string[]) => {
    const found = await contacts.find({ participantId: { $in: ids } }).lean();
    const byPerson = new Map<string, Contact[]>();
    for (const { _id, ...rest } of found) {
      const contact = { id: _id, ...rest } as Contact;
      const others = byPerson.get(contact.participantId ?? '') ?? [];
      byPerson.set(contact.participantId ?? '', [...others, contact]);
    }
    return byPerson;
  };
  /** When somebody wrote last, by contact. */
  const seenAt = async (ids: string[]) => {
    const found = await sessions.find({ _id: { $in: ids } }, { lastInboundAt: 1 }).lean();
    return new Map(
      found.map(({ _id, lastInboundAt }) => [String(_id), lastInboundAt ?? undefined]),
    );
  };
  return {
    async page(segment, now, limit, after) {
      const found = await participants
        .find(participantFilter(segment, after))
        .sort({ _id: 1 })
        .limit(limit)
        .lean();
      const people = found.map(({ _id, ...rest }) => ({ id: _id, ...rest }) as Participant);
      const ids = people.map(({ id }) => id);
      const byPerson = await contactsOf(ids);
      const all = people.map((participant): Recipient => ({
        participant,
        contacts: byPerson.get(participant.id) ?? [],
      }));
      const recipients = await narrow(all, segment, now);
      const next = found.length === limit ? ids.at(-1) : undefined;
      return { recipients, ...(next !== undefined && { next }) };
    },
  };

  /** Takes out who is not meant by what stands in other collections. */
  async function narrow(all: Recipient[], segment: Segment, now: Date): Promise<Recipient[]> {
    const { training, seenWithinDays, silentForDays } = segment;
    const members =
      training === undefined
        ? undefined
        : await enrolled(
            training,
            all.map(({ participant }) => participant.id),
          );
    const asksWhenSeen = seenWithinDays !== undefined || silentForDays !== undefined;
    const seen = asksWhenSeen
      ? await seenAt(all.flatMap((one) => one.contacts.map(({ id }) => id)))
      : undefined;
    return all.filter(
      (one) =>
        (members?.has(one.participant.id) ?? true) &&
        (!seen || isSeenRight(segment, latest(one, seen), now)),
    );
  }
}

function latest({ contacts }: Recipient, seen: Map<string, Date | undefined>): Date | undefined {
  const times = contacts.flatMap(({ id }) => seen.get(id)?.getTime() ?? []);
  return times.length === 0 ? undefined : new Date(Math.max(...times));
}
