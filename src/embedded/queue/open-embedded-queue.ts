import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { runMigrations } from 'bullmq';
import type { Logger } from '../../ports/logger.js';
import { createDataDir, makeDataDir } from './create-data-dir.js';
import { keepTidy } from './keep-tidy.js';
import { PglitePool } from './pglite-pool.js';

/** 16 MB of buffers instead of 128: the queue is small, and all of it counts as this process's memory. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

export interface EmbeddedQueue {
  /** To be handed to BullMQ as its connection, with `createPostgresBackend`. */
  readonly pool: PglitePool;
  /** Writes everything out. Nothing may use the pool any more. */
  close(): Promise<void>;
}

/**
 * Opens the database that BullMQ's queues live in when there is no Redis: PGlite, in this process.
 *
 * @param parts.dataDir directory of the database, created if missing; absent: in memory. One
 *   process at a time: the caller holds the lock.
 */
export async function openEmbeddedQueue(parts: {
  dataDir: string | undefined;
  logger: Logger;
}): Promise<EmbeddedQueue> {
  const pglite = await openPglite(parts.dataDir, parts.logger);
  const pool = new PglitePool(pglite);
  const session = await pool.connect();
  await runMigrations(session);
  // BullMQ's statements name no schema; its own pools set this for every connection.
  await session.query('SET search_path TO bullmq, public');
  session.release();
  const stopTidying = keepTidy(pool, parts.logger);
  return {
    pool,
    async close() {
      await stopTidying();
      await pool.end();
    },
  };
}

/**
 * A database that does not open is put aside and a new one made: what is due is known by the
 * store, whose sweeps queue it again; a product that does not start would help nobody.
 */
async function openPglite(dataDir: string | undefined, logger: Logger): Promise<PGlite> {
  if (dataDir === undefined) return PGlite.create({ startParams });
  if (!existsSync(dataDir)) await createDataDir(dataDir);
  try {
    return await openExisting(dataDir);
  } catch (err) {
    const aside = `${dataDir}.broken-${new Date().toISOString().replaceAll(':', '-')}`;
    logger.error({ err, aside }, 'The embedded queue does not open; put aside and begun anew');
    await rename(dataDir, aside);
    await makeDataDir(dataDir);
    return openExisting(dataDir);
  }
}

async function openExisting(dataDir: string): Promise<PGlite> {
  // PGlite would fill an empty or half-copied directory with a new database, in this process.
  if (!existsSync(join(dataDir, 'PG_VERSION'))) throw new Error(`${dataDir} holds no database`);
  return PGlite.create({ dataDir, startParams });
}
