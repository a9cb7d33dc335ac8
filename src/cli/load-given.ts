import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EJSON, type Document } from 'bson';
import { modelsIn, type Database } from '../store/connect.js';

/**
 * Puts into a script's store what is given: `<directory>/<name>.json`, an object of collections with
 * their documents in MongoDB's extended JSON (`{"$date": "2026-11-28T02:00:00Z"}`).
 */
export async function loadGiven(
  database: Database,
  directory: string,
  names: readonly string[],
): Promise<void> {
  const models = modelsOf(database);
  for (const name of names) {
    const text = readFileSync(join(directory, `${name}.json`), 'utf8');
    const given = EJSON.parse(text) as Record<string, Document[]>;
    for (const [collection, documents] of Object.entries(given)) {
      const model = models.get(collection);
      if (!model) throw new Error(`given/${name}.json: there is no collection "${collection}"`);
      await model.collection.insertMany(documents);
    }
  }
}

/** Changes fields of a document as somebody else would, in MongoDB's extended JSON; without fields takes it away. */
export async function changeMeanwhile(
  database: Database,
  { collection, id, fields }: { collection: string; id: string; fields?: string },
): Promise<void> {
  const model = modelsOf(database).get(collection);
  if (!model) throw new Error(`/meanwhile: there is no collection "${collection}"`);
  const which = { _id: id } as Document;
  const { matchedCount: found } =
    fields === undefined
      ? { matchedCount: (await model.collection.deleteOne(which)).deletedCount }
      : await model.collection.updateOne(which, { $set: EJSON.parse(fields) as Document });
  if (found === 0) throw new Error(`/meanwhile: there is no ${collection} ${id}`);
}

/** By the names of their collections. */
export const modelsOf = (database: Database) =>
  new Map(modelsIn(database).map(([, model]) => [model.collection.collectionName, model]));
