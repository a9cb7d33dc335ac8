import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigError, type Config } from '../config.js';
import type { ToldByLock } from '../embedded/data-dir-lock.js';
import type { Logger } from '../ports/logger.js';
import { openDatabase } from './database.js';
import type { Database } from '../store/connect.js';
import { faultOfUri } from '../store/fault-of-uri.js';
import { shownOf } from '../variables.js';
import { claimDataDir, holderOf, ownsDataDir } from '../start/claim-data-dir.js';

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
 * @throws ConfigError for an address that the driver does not take, and a DATA_DIR that can not be had
 */
export async function prepareStore(
  config: Config,
  logger: Logger,
  share = false,
): Promise<PreparedStore> {
  const told = { address: share ? undefined : servedAt(config) };
  if (config.mongodbUri !== undefined) {
    const database = openDatabase(checkedUri(config.mongodbUri), logger);
    // The queue may be embedded all the same: DATA_DIR is then this process's alone.
    const lock = ownsDataDir(config) && !share ? claimDataDir(config, told) : undefined;
    const close = async () => {
      await database.close();
      lock?.release();
    };
    return { database, place: 'server', close };
  }
  const running = share ? holderOf(config)?.socketPath : undefined;
  if (running !== undefined) {
    const database = openDatabase(socketUri(running), logger);
    return { database, place: 'shared', close: () => database.close() };
  }
  return startEmbedded(config, logger, told);
}

const servedAt = ({ roles, publicUrl }: Config): string | undefined =>
  roles.includes('web') ? publicUrl : undefined;

function checkedUri(uri: string): string {
  const fault = faultOfUri(uri);
  if (fault === undefined) return uri;
  const shown = shownOf('MONGODB_URI', uri);
  throw new ConfigError('MONGODB_URI', shown, 'an address that the MongoDB driver takes', fault);
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

async function startEmbedded(
  config: Config,
  logger: Logger,
  told: ToldByLock,
): Promise<PreparedStore> {
  const dir = join(config.dataDir, 'store');
  const path = socketPath(config.dataDir);
  const lock = claimDataDir(config, { ...told, socketPath: path });
  try {
    // Half a second of code, for nothing where the store is a server's or another process's.
    const { startEmbeddedStore } = await import('../embedded/store/index.js');
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
