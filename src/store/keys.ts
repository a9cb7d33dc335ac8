import type { Database } from './connect.js';

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
  const kept = await keys.findOneAndUpdate(
    { _id: name },
    { $setOnInsert: { sealed: make() } },
    { upsert: true, returnDocument: 'after' },
  );
  if (!kept.sealed) throw new Error(`the key "${name}" could not be kept`);
  return kept.sealed;
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
