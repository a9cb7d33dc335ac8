import mongoose from 'mongoose';
import type { Logger } from '../ports/logger.js';
import { ensureIndexes } from './indexes.js';
import { LivelyConnection } from './lively-connection.js';
import * as schema from './schema.js';
import { adminsModels } from '../modules/users/schema.js';
import { bookkeepingModels } from '../modules/bookkeeping/schema.js';
import { broadcastsModels } from '../modules/announcements/schema.js';
import { capitalModels } from '../modules/capital/schema.js';
import { everydayModels } from './schema/everyday.js';
import { factsModels } from '../modules/facts/schema.js';
import { filesModels } from './schema/files.js';
import { formsModels } from './schema/forms.js';
import { licensingModels } from '../modules/licensing/schema.js';
import { marketingModels } from '../modules/marketing/schema.js';
import { mentoringModels } from '../modules/mentoring/schema.js';
import { messagingModels } from './schema/messaging.js';
import { trainingModels } from '../modules/training/schema.js';
import { whatsappModels } from './schema/whatsapp.js';
import { isAway, waitForStore } from './wait-for-store.js';

/** A connection with its models; usable once `open` has resolved. */
export type Database = ReturnType<typeof openDatabase>;

/** Longest wait of an operation for a server that does not answer. */
const patienceMs = 5_000;

/**
 * Prepares a connection to MongoDB (or the embedded store). Nothing is sent before `open`.
 * @param uri mongodb://...
 */
export function openDatabase(uri: string, logger: Logger) {
  const connection = mongoose.createConnection();
  watch(connection, logger);
  const models = modelsOf(connection);
  return {
    ...models,
    /**
     * Connects and makes sure of the indexes. Waits for a server that is not there, and says so once.
     * @throws when the signal is aborted meanwhile
     */
    async open(signal?: AbortSignal): Promise<void> {
      const waiting = { logger, signal };
      await waitForStore(() => connection.openUri(uri, connecting), waiting);
      const indexing = () =>
        Promise.all(Object.values(models).map((model) => ensureIndexes(model)));
      await waitForStore(indexing, waiting, isAway);
    },
    /** Round trip to the server; rejects when there is none. */
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
export async function connect(uri: string, logger: Logger): Promise<Database> {
  const database = openDatabase(uri, logger);
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

function modelsOf(connection: mongoose.Connection) {
  return {
    sessions: connection.model('session', schema.sessionSchema, 'sessions'),
    messages: connection.model('message', schema.messageSchema, 'messages'),
    contacts: connection.model('contact', schema.contactSchema, 'contacts'),
    participants: connection.model('participant', schema.participantSchema, 'participants'),
    identities: connection.model('identity', schema.identitySchema, 'identities'),
    counters: connection.model('counter', schema.counterSchema, 'counters'),
    proofs: connection.model('proof', schema.proofSchema, 'proofs'),
    sentCodes: connection.model('sentCodes', schema.sentCodesSchema, 'sentCodes'),
    tickets: connection.model('ticket', schema.ticketSchema, 'tickets'),
    failures: connection.model('failure', schema.failureSchema, 'failures'),
    texts: connection.model('text', schema.textSchema, 'consentTexts'),
    keys: connection.model('key', schema.keySchema, 'keys'),
    auditLog: connection.model('audit', schema.auditSchema, 'auditLog'),
    users: connection.model('user', schema.userSchema, 'users'),
    signIns: connection.model('signIn', schema.signInSchema, 'signIns'),
    ...adminsModels(connection),
    ...trainingModels(connection),
    ...mentoringModels(connection),
    ...factsModels(connection),
    ...licensingModels(connection),
    ...marketingModels(connection),
    ...bookkeepingModels(connection),
    ...capitalModels(connection),
    ...filesModels(connection),
    ...formsModels(connection),
    ...messagingModels(connection),
    ...broadcastsModels(connection),
    ...everydayModels(connection),
    ...whatsappModels(connection),
  };
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
