import mongoose from 'mongoose';
import type { Logger } from '../ports/logger.js';
import * as schema from './schema.js';

/** An open connection with its models. */
export type Database = Awaited<ReturnType<typeof connect>>;

/**
 * Connects to MongoDB (or the embedded store) and makes sure of the indexes.
 * @param uri mongodb://...
 * @throws Error when no server answers within `patienceMs`
 */
export async function connect(uri: string, logger: Logger, patienceMs = 10_000) {
  const connection = mongoose.createConnection(uri, {
    serverSelectionTimeoutMS: patienceMs,
    maxPoolSize: 20,
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
  });
  watch(connection, logger);
  await connection.asPromise();
  const models = modelsOf(connection);
  await Promise.all(Object.values(models).map((model) => model.createIndexes()));
  return {
    ...models,
    /** Round trip to the server; rejects when there is none. */
    async ping(): Promise<void> {
      await connection.db?.command({ ping: 1 });
    },
    close: () => connection.close(),
  };
}

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
  };
}

/** A lost server is said once, and so is its return. */
function watch(connection: mongoose.Connection, logger: Logger): void {
  let lost = false;
  connection.on('disconnected', () => {
    if (!lost) logger.warn({}, 'the store does not answer; waiting for it');
    lost = true;
  });
  connection.on('connected', () => {
    if (lost) logger.info({}, 'the store is back');
    lost = false;
  });
}

/** MongoDB's code for a second document under one unique key. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 11_000;
