import type { Database } from './connect.js';
import { findOrInsert } from './upserts.js';

/**
 * A key that is kept in the store itself, sealed: made on first use, the same for every process.
 * @param make Gives the sealed form of a new key; its result counts only for whoever is first.
 */
export async function keepKey(
  { keys }: Database,
  name: string,
  make: () => string,
): Promise<string> {
  const found = await keys.findById(name).lean();
  if (found?.sealed) return found.sealed;
  const first = { sealed: make() };
  return (await findOrInsert<typeof first>(keys, name, first)).sealed;
}

/** Puts a newly sealed form in the place of the old one, unless somebody else did. */
export async function replaceKey(
  { keys }: Database,
  name: string,
  old: string,
  sealed: string,
): Promise<void> {
  await keys.updateOne({ _id: name, sealed: old }, { $set: { sealed } });
}
