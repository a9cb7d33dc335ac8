import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Config } from '../config.js';
import { lockDataDir, readLock } from '../embedded/data-dir-lock.js';
import { startEmbeddedStore } from '../embedded/store/index.js';
import type { Logger } from '../ports/logger.js';
import { openDatabase, type Database } from '../store/connect.js';

export interface PreparedStore {
  database: Database;
  /** Where the store is: a server, inside this process, or inside the process that has DATA_DIR. */
  place: 'server' | 'embedded' | 'shared';
  close(): Promise<void>;
}

/** Longest path of a unix socket that every system takes. */
const longestSocketPath = 100;

/**
 * Prepares MongoDB if one is configured, else starts the embedded store in DATA_DIR. `database.open`
 * connects to it.
 * @param share Use the store of a running process that has DATA_DIR (for commands); otherwise that
 *   process makes this one fail.
 * @throws DataDirInUseError
 */
export async function prepareStore(
  config: Config,
  logger: Logger,
  share = false,
): Promise<PreparedStore> {
  if (config.mongodbUri !== undefined) {
    // The queue may be embedded all the same: DATA_DIR is then this process's alone.
    const lock = config.redisUrl === undefined && !share ? lockDataDir(config.dataDir) : undefined;
    const database = openDatabase(config.mongodbUri, logger);
    const close = async () => {
      await database.close();
      lock?.release();
    };
    return { database, place: 'server', close };
  }
  const running = share ? readLock(config.dataDir)?.socketPath : undefined;
  if (running !== undefined) {
    const database = openDatabase(socketUri(running), logger);
    return { database, place: 'shared', close: () => database.close() };
  }
  return startEmbedded(config, logger);
}

/** `prepareStore`, opened: for commands, which have nothing to do before the store is there. */
export async function openStore(
  config: Config,
  logger: Logger,
  share = false,
): Promise<PreparedStore> {
  const store = await prepareStore(config, logger, share);
  await store.database.open();
  return store;
}

async function startEmbedded(config: Config, logger: Logger): Promise<PreparedStore> {
  const dir = join(config.dataDir, 'store');
  const path = socketPath(config.dataDir);
  const lock = lockDataDir(config.dataDir, { socketPath: path });
  try {
    const store = await startEmbeddedStore({ dir, socketPath: path, logger });
    const database = openDatabase(store.uri, logger);
    const close = async () => {
      await database.close();
      await store.stop();
      lock.release();
    };
    return { database, place: 'embedded', close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** In DATA_DIR, or in a private folder for temporary files where that path would be too long. */
function socketPath(dataDir: string): string {
  const inside = resolve(dataDir, 'store.sock');
  if (inside.length <= longestSocketPath) return inside;
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `pasti-${process.getuid?.() ?? 'user'}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, `${name}.sock`);
}

const socketUri = (path: string): string =>
  `mongodb://${encodeURIComponent(path)}/pasti?directConnection=true`;
