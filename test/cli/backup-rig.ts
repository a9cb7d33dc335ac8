import { jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupCommand } from '../../src/cli/backup.js';
import { restoreCommand } from '../../src/cli/restore.js';
import { openStore } from '../../src/app/open-store.js';
import { readConfig } from '../../src/config.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';

/** Places for one test: two data directories that are not there yet, and a file. */
export interface Places {
  folder: string;
  home: string;
  elsewhere: string;
  file: string;
}

const environment = process.env;

/** Makes places, and an environment that names nothing. */
export function makePlaces(): Places {
  process.env = { PATH: environment.PATH };
  const folder = mkdtempSync(join(tmpdir(), 'pasti-'));
  const [home = '', elsewhere = '', file = ''] = ['home', 'elsewhere', 'data.backup'].map((name) =>
    join(folder, name),
  );
  return { folder, home, elsewhere, file };
}

export function removePlaces({ folder }: Places): void {
  process.env = environment;
  rmSync(folder, { recursive: true, force: true });
}

/** Runs a command on a data directory; gives what it printed. */
export async function run(dataDir: string, name: 'backup' | 'restore', ...args: string[]) {
  process.env.DATA_DIR = dataDir;
  const lines: string[] = [];
  const keep = (line: unknown) => void lines.push(String(line));
  const spies = [
    jest.spyOn(console, 'log').mockImplementation(keep),
    jest.spyOn(console, 'error').mockImplementation(keep),
  ];
  try {
    const command = name === 'backup' ? backupCommand() : restoreCommand();
    await command.parseAsync(args, { from: 'user' });
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return lines.join('\n');
}

/** Opens the store of a data directory as the product does. */
export const open = (dataDir: string) => openStore(readConfig({ DATA_DIR: dataDir }), quietLogger);

/** The driver's own view of an open store. */
export function driverOf({ database }: Awaited<ReturnType<typeof open>>) {
  const { db } = database.sessions.db;
  if (!db) throw new Error('not connected');
  return db;
}

/** Opens the store for as long as `use` takes. */
export async function withStore<T>(
  dataDir: string,
  use: (db: ReturnType<typeof driverOf>) => Promise<T>,
): Promise<T> {
  const store = await open(dataDir);
  try {
    return await use(driverOf(store));
  } finally {
    await store.close();
  }
}

export const insert = (dataDir: string, documents: object[], collection = 'things') =>
  withStore(dataDir, (db) => db.collection(collection).insertMany(documents));

export const countIn = (dataDir: string, collection = 'things') =>
  withStore(dataDir, (db) => db.collection(collection).countDocuments());
