import type { Participant } from '../participant.js';
import type { Database } from '../../../store/connect.js';

/** What to look for: the number of a participant, a mobile number (E.164), or a part of a name. */
export type Wanted = { number: string } | { phone: string } | { name: string };

/** Participants by one of these, by name, at most `limit`. */
export async function findPeople(
  { participants }: Database,
  wanted: Wanted,
  limit: number,
): Promise<Participant[]> {
  const filter =
    'name' in wanted ? { name: { $regex: literally(wanted.name), $options: 'i' } } : wanted;
  const found = participants.collection.find(filter).sort({ name: 1, _id: 1 }).limit(limit);
  return (await found.toArray()).map(
    ({ _id, ...rest }) => ({ id: String(_id), ...rest }) as Participant,
  );
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
