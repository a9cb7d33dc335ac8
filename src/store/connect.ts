import mongoose from 'mongoose';
import type { Logger } from '../ports/logger.js';
import { ensureIndexes } from './indexes.js';
import { LivelyConnection } from './lively-connection.js';
import { modelOf, type CollectionDefinition, type Models } from './collections.js';
import { isAway, waitForStore } from './wait-for-store.js';

/** What can be done with a connection. */
interface Connection {
  /** The collections that it was opened with. */
  collections: Collections;
  /**
   * Connects and makes sure of the indexes. Waits for a server that is not there, and says so once.
   * @throws when the signal is aborted meanwhile
   */
  open(signal?: AbortSignal): Promise<void>;
  /** Round trip to the server; rejects when there is none. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Definitions by the names under which the models are found. */
export type Collections = Readonly<Record<string, CollectionDefinition>>;

/** A connection with its models; usable once `open` has resolved. */
export type Database = Models & Connection;

/** Longest wait of an operation for a server that does not answer. */
const patienceMs = 5_000;

/**
 * Prepares a connection to MongoDB (or the embedded store). Nothing is sent before `open`.
 * @param uri mongodb://...
 * @param collections all that the product defines; their types are those of `Models`
 */
export function openDatabase(uri: string, logger: Logger, collections: Collections): Database {
  const connection = mongoose.createConnection();
  watch(connection, logger);
  const models = modelsOf(connection, collections);
  return {
    ...(models as unknown as Models),
    collections,
    async open(signal?: AbortSignal): Promise<void> {
      const waiting = { logger, signal };
      await waitForStore(() => connection.openUri(uri, connecting), waiting);
      const indexing = () =>
        Promise.all(Object.values(models).map((model) => ensureIndexes(model)));
      await waitForStore(indexing, waiting, isAway);
    },
    async ping(): Promise<void> {
      if (connection.readyState !== mongoose.ConnectionStates.connected) {
        throw new Error('not connected');
      }
      await connection.db?.command({ ping: 1 });
    },
    close(): Promise<void> {
      // A close on purpose is no loss.
      connection.removeAllListeners('disconnected');
      return connection.close();
    },
  };
}

/** `openDatabase`, opened. */
export async function connect(
  uri: string,
  logger: Logger,
  collections: Collections,
): Promise<Database> {
  const database = openDatabase(uri, logger, collections);
  try {
    await database.open();
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

const connecting = {
  serverSelectionTimeoutMS: patienceMs,
  maxPoolSize: 20,
  bufferCommands: false,
  autoIndex: false,
  autoCreate: false,
  connectionType: LivelyConnection,
} as const;

function modelsOf(connection: mongoose.Connection, collections: Collections) {
  return Object.fromEntries(
    Object.entries(collections).map(([name, { model, schema, collection = name }]) => [
      name,
      modelOf(connection, { model, schema, collection }),
    ]),
  );
}

/** A lost server is said once, and so is its return. */
function watch(connection: mongoose.Connection, logger: Logger): void {
  let lost = false;
  let known = false;
  connection.on('disconnected', () => {
    if (!known) return;
    if (!lost) logger.warn({}, 'the store does not answer; waiting for it');
    lost = true;
  });
  connection.on('connected', () => {
    if (lost) logger.info({}, 'the store is back');
    lost = false;
    known = true;
  });
}

/** Of many documents inserted at once, the only ones refused were there already. */
export const areAllDuplicates = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoBulkWriteError &&
  [error.writeErrors].flat().every(({ code }) => code === 11_000);

/** MongoDB's code for a second document under one unique key. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 11_000;

/** The model of a collection. @throws Error for a name that nobody defined */
export function modelNamed(database: Database, name: string): Models['messages'] {
  if (!Object.hasOwn(database.collections, name))
    throw new Error(`there is no collection "${name}"`);
  // All of them can do what is asked of any of them.
  return database[name as 'messages'];
}

/** All models of a database, each with its name. */
export const modelsIn = (database: Database) =>
  Object.keys(database.collections).map((name) => [name, modelNamed(database, name)] as const);
