import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { claimDataDir } from '../start/claim-data-dir.js';
import { type Config, readConfig } from '../config.js';
import { type LoadedBackup, loadBackup } from '../embedded/backup/load-backup.js';
import { hasStore, putInPlace } from '../embedded/backup/put-in-place.js';
import { DataDirInUseError, readLock } from '../embedded/data-dir-lock.js';
import { decodeDocument } from '../embedded/store/bson/decode.js';
import { createSecrets } from '../store/secrets.js';

/** `pasti restore FILE`: puts a backup in the place of the embedded store, all of it or nothing. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a backup into the embedded store; PASti must not run')
    .argument('<file>', 'a file that `backup` wrote')
    .option('--force', 'also where there is a store already; that one is kept aside')
    .action(async (file: string, { force = false }: { force?: boolean }) => {
      const config = readConfig(process.env);
      refuseUnfit(config, force);
      const backup = await loadBackup(resolve(file));
      const keptIn = await replaceStore(config, backup, force);
      describe(config, backup, keptIn);
    });
}

/** @throws Error before anything is read or written */
function refuseUnfit(config: Config, force: boolean): void {
  if (config.mongodbUri !== undefined) {
    throw new Error('MONGODB_URI is set: use mongorestore; this command is for the embedded store');
  }
  const holder = readLock(config.dataDir) ?? readLock(storeDir(config));
  if (holder) {
    const { message } = new DataDirInUseError(resolve(config.dataDir), holder.pid);
    throw new Error(`${message}: stop PASti first; nothing was changed`);
  }
  if (hasStore(storeDir(config)) && !force) {
    throw new Error(
      `there is a store in DATA_DIR ${resolve(config.dataDir)}; --force replaces it and keeps it aside; nothing was changed`,
    );
  }
}

const storeDir = ({ dataDir }: Config): string => join(dataDir, 'store');

/** Where the old store is kept, if there was one. */
async function replaceStore(
  config: Config,
  { catalog, summary }: LoadedBackup,
  force: boolean,
): Promise<string | undefined> {
  const locks = [claimDataDir(config), claimDataDir(config, {}, 'store')];
  const stamp = new Date().toISOString().replace(/\.\d+|[-:]/g, '');
  const aside = join(config.dataDir, `store.before-restore-${stamp}`);
  try {
    const takeKeyBack = putKey(config, summary.header.dataKey, force, stamp);
    await putInPlace(catalog, storeDir(config), aside).catch((error: unknown) => {
      takeKeyBack();
      throw error;
    });
  } finally {
    for (const lock of locks.reverse()) lock.release();
  }
  return existsSync(aside) ? aside : undefined;
}

/**
 * Puts the backup's key, if it has one, where a start looks for it. Gives what undoes that.
 * @throws Error if there is another key, unless forced; that one is kept aside then
 */
function putKey(
  { dataDir, dataKeys }: Config,
  dataKey: string | undefined,
  force: boolean,
  stamp: string,
): () => void {
  const path = join(dataDir, 'data.key');
  const present = existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
  if (dataKey === undefined || dataKeys || present === dataKey) return () => undefined;
  if (present !== undefined && !force) {
    throw new Error(
      `${path} is another key than the backup's; --force replaces it and keeps it aside; nothing was changed`,
    );
  }
  const old = `${path}.before-restore-${stamp}`;
  if (present !== undefined) renameSync(path, old);
  writeFileSync(path, `${dataKey}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return () => {
    if (present === undefined) rmSync(path);
    else renameSync(old, path);
  };
}

function describe(config: Config, backup: LoadedBackup, keptIn: string | undefined): void {
  const { header, counts } = backup.summary;
  const documents = counts.reduce((sum, count) => sum + count, 0);
  console.log(
    `Restored ${documents} documents of ${counts.length} collections, backed up at ${header.createdAt.toISOString()}:`,
  );
  for (const [number, { name }] of header.collections.entries()) {
    if (counts[number]) console.log(`  ${name} ${counts[number]}`);
  }
  if (keptIn !== undefined) {
    console.log(`The store that was there is kept in ${keptIn}; remove it when it is not needed.`);
  }
  if (!canOpen(config, backup)) {
    const key = config.dataKeys ? 'DATA_KEY' : join(config.dataDir, 'data.key');
    console.error(
      `Warning: ${key} is not the key of this backup. PASti does not start on it, and no NIK can be shown, until it is.`,
    );
  }
}

/** Whether the key of this installation opens what the backup has sealed. */
function canOpen(config: Config, { catalog }: LoadedBackup): boolean {
  const kept = catalog.find('pasti', 'keys')?.records.values() ?? [];
  const path = join(config.dataDir, 'data.key');
  const file = existsSync(path) ? [Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')] : [];
  const data = config.dataKeys ?? file;
  try {
    for (const { bytes } of kept) {
      const { sealed } = decodeDocument(bytes);
      if (typeof sealed === 'string') createSecrets({ data, index: Buffer.alloc(32) }).open(sealed);
    }
    return true;
  } catch {
    return false;
  }
}
