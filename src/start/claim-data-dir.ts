import { join } from 'node:path';
import { ConfigError, type Config } from '../config.js';
import {
  DataDirInUseError,
  lockDataDir,
  readLock,
  type DataDirLock,
  type LockHolder,
  type ToldByLock,
} from '../embedded/data-dir-lock.js';
import { makeFolder, UnusableFolderError } from '../embedded/make-folder.js';

/** Whether a process has DATA_DIR for itself: the store, or the queue, is in it. */
export const ownsDataDir = ({ mongodbUri, redisUrl }: Config): boolean =>
  mongodbUri === undefined || redisUrl === undefined;

/**
 * Makes DATA_DIR, or a folder in it, this process's own.
 * @throws ConfigError when another process has it, or it can not be used
 */
export const claimDataDir = ({ dataDir }: Config, told?: ToldByLock, folder = ''): DataDirLock =>
  inDataDir(dataDir, () => lockDataDir(join(dataDir, folder), told));

/** The process that has DATA_DIR now. @throws ConfigError when it can not be looked at */
export const holderOf = ({ dataDir }: Config): LockHolder | undefined =>
  inDataDir(dataDir, () => readLock(dataDir));

/** Makes DATA_DIR, to keep a file in. @throws ConfigError when it can not be used */
export function makeDataDir({ dataDir }: Config): void {
  inDataDir(dataDir, () => {
    makeFolder(dataDir);
  });
}

function inDataDir<T>(dataDir: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof DataDirInUseError) {
      const allowed = 'a folder that no other process uses';
      throw new ConfigError('DATA_DIR', dataDir, allowed, `is in use by process ${error.pid}`);
    }
    if (error instanceof UnusableFolderError)
      throw new ConfigError(
        'DATA_DIR',
        dataDir,
        'a folder that can be made and written in',
        error.why,
      );
    throw error;
  }
}
