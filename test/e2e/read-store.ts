import { join } from 'node:path';
import { startEmbeddedStore } from '../../src/embedded/store/index.js';
import { connect } from '../../src/app/database.js';
import type { Database } from '../../src/store/connect.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';

/** Opens what a bot that has ended left in its data directory. */
export async function readStore<T>(
  dataDir: string,
  read: (database: Database) => Promise<T>,
): Promise<T> {
  const store = await startEmbeddedStore({
    dir: join(dataDir, 'store'),
    socketPath: join(dataDir, 'read.sock'),
    logger: quietLogger,
  });
  const database = await connect(store.uri, quietLogger);
  try {
    return await read(database);
  } finally {
    await database.close();
    await store.stop();
  }
}
