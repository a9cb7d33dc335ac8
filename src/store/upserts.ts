/**
 * Writes that make a document where there is none, and then say what is stored. `findOneAndUpdate` with `upsert`
 * would do both at once, but what it replies when many come together differs between servers: MongoDB tells all of
 * them what is stored, others tell those who came second what they would have stored themselves.
 */

/** What is used here of a mongoose model, whatever its documents are. */
export interface Upsertable {
  updateOne(filter: object, update: object, options: { upsert: true }): PromiseLike<unknown>;
  findOneAndUpdate(filter: object, update: object, options: { returnDocument: 'after' }): Query;
  findById(id: string): Query;
}

interface Query {
  lean(): PromiseLike<object | null>;
}

/**
 * Stores a document unless there is one of that id.
 * @returns what is stored: the same for all who ask at once
 */
export async function findOrInsert<T>(model: Upsertable, id: string, fields: object): Promise<T> {
  await model.updateOne({ _id: id }, { $setOnInsert: fields }, { upsert: true });
  const kept = await model.findById(id).lean();
  if (!kept) throw new Error(`"${id}" was deleted as it was stored`);
  return kept as T;
}

/**
 * Changes a document; one that is not there is made of `first` and then changed.
 * @param first at least one field
 * @returns the document after this change and before any later one
 */
export async function updateOrInsert<T>(
  model: Upsertable,
  id: string,
  { update, first }: { update: object; first: object },
): Promise<T> {
  const change = () =>
    model.findOneAndUpdate({ _id: id }, update, { returnDocument: 'after' }).lean();
  const known = await change();
  if (known) return known as T;
  await model.updateOne({ _id: id }, { $setOnInsert: first }, { upsert: true });
  const changed = await change();
  if (!changed) throw new Error(`"${id}" was deleted as it was changed`);
  return changed as T;
}
