import type mongoose from 'mongoose';
import type { Personal } from './personal.js';

/**
 * What a room or a module keeps in one collection. It says of every document whose it is: what privacy does with it
 * follows from that alone.
 */
export interface CollectionDefinition {
  /** Name of the model; the collection's own is the key under which it is listed, unless `collection` says another. */
  model: string;
  collection?: string;
  /** With its indexes. */
  schema: mongoose.Schema;
  /** Of a single person, or why it is of none and stays. */
  data: Personal | { ofNobody: string };
}

/** The models of collections. */
export type ModelsOf<Definitions extends Record<string, CollectionDefinition>> = {
  [Name in keyof Definitions]: ModelOf<Definitions[Name]['schema']>;
};

type ModelOf<Schema extends mongoose.Schema> = ReturnType<typeof modelOf<Schema>>;

/** Makes the model of a schema on a connection. */
export const modelOf = <Schema extends mongoose.Schema>(
  connection: mongoose.Connection,
  { model, schema, collection }: { model: string; schema: Schema; collection: string },
) => connection.model(model, schema, collection);

/** States collections; what they are called is checked nowhere else. */
export const defineCollections = <const Definitions extends Record<string, CollectionDefinition>>(
  definitions: Definitions,
): Definitions => definitions;

/**
 * The models of a database, by the names of their collections. Whoever defines collections adds them here, by
 * merging this interface in their own file: so queries are typed everywhere, and the store imports no module.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Models {}
