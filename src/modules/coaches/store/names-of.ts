import type { Database } from '../../../store/connect.js';

/** Names of participants or coaches, by their ids; who is gone is missing. */
export async function namesOf(
  database: Pick<Database, 'participants' | 'coaches'>,
  what: 'participants' | 'coaches',
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const query = { _id: { $in: [...new Set(ids)] } };
  const found = await (what === 'coaches'
    ? database.coaches.find(query, { name: 1 }).lean()
    : database.participants.find(query, { name: 1 }).lean());
  return new Map(found.map(({ _id, name }) => [String(_id), name ?? '']));
}
