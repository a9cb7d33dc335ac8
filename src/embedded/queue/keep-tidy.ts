import type { Logger } from '../../ports/logger.js';
import type { PglitePool } from './pglite-pool.js';

const TIDY_EVERY_MS = 10 * 60_000;

/**
 * A PostgreSQL server sweeps up dead rows and shortens its log by background processes; PGlite has
 * none. Without this the tables and `pg_wal` grow by 4 MB per thousand jobs, for ever, and with
 * them the time to open after a crash.
 *
 * @returns stops it; resolves when a pass under way has ended
 */
export function keepTidy(pool: PglitePool, logger: Logger): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  const timer = setInterval(() => {
    underWay ??= tidy(pool)
      .catch((err: unknown) => {
        logger.warn({ err }, 'The embedded queue was not tidied; it will be tried again');
      })
      .finally(() => {
        underWay = undefined;
      });
  }, TIDY_EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}

/** One pass; statement by statement, so that jobs go on in between. */
export async function tidy(pool: PglitePool): Promise<void> {
  const tables = await pool.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq'`,
  );
  for (const { name } of tables.rows) await pool.query(`VACUUM bullmq.${name}`);
  await pool.query('CHECKPOINT');
}
