import { mongo } from 'mongoose';
import type { MongoFixture } from './use-mongo.js';

/** Stores a document, updates it, and returns what it is then, without its `_id`. */
export async function updated(
  { items }: MongoFixture,
  document: mongo.Document,
  update: mongo.Document,
  options: { filter?: mongo.Document; arrayFilters?: mongo.Document[] } = {},
): Promise<mongo.Document | null> {
  await items.deleteMany({});
  await items.insertOne({ _id: 1, ...document });
  const { filter, ...rest } = options;
  await items.updateOne({ _id: 1, ...filter }, update, rest);
  return items.findOne({ _id: 1 }, { projection: { _id: 0 } });
}
