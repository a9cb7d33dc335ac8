import mongoose from 'mongoose';

/** What is used here of a mongoose model, whatever its documents are. */
interface Indexed {
  readonly schema: { indexes(): [key: object, options: object][] };
  readonly collection: {
    indexes(): Promise<{ name?: string; key: object }[]>;
    createIndexes(specs: never): Promise<unknown>;
    dropIndex(name: string): Promise<unknown>;
  };
}

/**
 * Makes the indexes that a model declares and the store does not have. One that a declared index replaces, being
 * the same but for the `_id` at the end, comes from an earlier release and is dropped: writes would pay for both.
 */
export async function ensureIndexes({ schema, collection }: Indexed): Promise<void> {
  const declared = new Map(
    schema.indexes().map(([key, options]) => [textOf(key), { ...options, key }]),
  );
  if (declared.size === 0) return;
  const present = await ignoring(namespaceNotFound, () => collection.indexes());
  const known = new Set(present?.map(({ key }) => textOf(key)));
  const missing = [...declared].flatMap(([text, spec]) => (known.has(text) ? [] : spec));
  if (missing.length > 0) await collection.createIndexes(missing as never);
  const replaced = new Set(
    [...declared.values()].map(({ key }) => textOf({ ...key, _id: undefined })),
  );
  for (const { name, key } of present ?? []) {
    const text = textOf(key);
    if (name === undefined || declared.has(text) || !replaced.has(text)) continue;
    // Another process that starts may have dropped it.
    await ignoring(indexNotFound, () => collection.dropIndex(name));
  }
}

/** A key as text: the order of its fields counts. */
const textOf = (key: object): string => JSON.stringify(key);

const namespaceNotFound = 26;
const indexNotFound = 27;

/** What `run` resolves to; undefined where it fails with this code. */
async function ignoring<T>(code: number, run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === code) return undefined;
    throw error;
  }
}
