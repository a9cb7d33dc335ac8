import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startEmbeddedStore } from '../../../src/embedded/store/index.js';
import { quietLogger } from './quiet-logger.js';

export interface TestMongo {
  /** Names a database that nobody else uses. */
  uri: string;
  /** Whether this is the embedded store and not a real MongoDB. */
  embedded: boolean;
  /** Drops the database and lets go of the server. */
  stop(): Promise<void>;
}

/** A database for one test file: on `MONGODB_URI` if that is set, else on an embedded store of its own. */
export async function startTestMongo(): Promise<TestMongo> {
  const database = `pasti_test_${randomBytes(6).toString('hex')}`;
  const real = process.env.MONGODB_URI;
  if (real !== undefined && real !== '') {
    const uri = withDatabase(real, database);
    return { uri, embedded: false, stop: () => dropDatabase(uri) };
  }
  // Socket paths are short of space.
  const dir = mkdtempSync(join(tmpdir(), 'pasti-'));
  const store = await startEmbeddedStore({ socketPath: join(dir, 'm.sock'), logger: quietLogger });
  return {
    uri: withDatabase(store.uri, database),
    embedded: true,
    stop: async () => {
      await store.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The same server, another database. */
function withDatabase(uri: string, database: string): string {
  const [, scheme = '', hosts = '', options = ''] =
    /^(mongodb(?:\+srv)?:\/\/)([^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(uri) ?? [];
  if (scheme === '') throw new Error('MONGODB_URI is not a connection string');
  return `${scheme}${hosts}/${database}${options}`;
}

async function dropDatabase(uri: string): Promise<void> {
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  try {
    await client.db().dropDatabase();
  } finally {
    await client.close();
  }
}
