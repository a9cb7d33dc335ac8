import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Config } from '../config.js';
import type { Logger } from '../ports/logger.js';
import { createSecrets } from '../store/secrets.js';
import { type Secrets } from '../ports/secrets.js';
import type { Database } from '../store/connect.js';
import { keepKey, replaceKey } from '../store/keys.js';
import { variables } from '../variables.js';
import { makeDataDir } from './claim-data-dir.js';

/**
 * The secrets of this installation. The key for lookups does not rotate: it lies in the store, sealed with
 * the data key.
 * @throws ConfigError when the store was sealed with another key
 */
export async function openSecrets(data: Buffer[], database: Database): Promise<Secrets> {
  const sealing = createSecrets({ data, index: Buffer.alloc(32) });
  const sealed = await keepKey(
    database,
    'nik-index',
    () => sealing.seal(randomBytes(32).toString('base64'), '').sealed,
  );
  const index = openIndexKey(sealing, sealed, data);
  // After a rotation it moves to the new key, so that the old one can be dropped one day.
  if (!sealing.isCurrent(sealed)) {
    await replaceKey(database, 'nik-index', sealed, sealing.seal(index, '').sealed);
  }
  return createSecrets({ data, index: Buffer.from(index, 'base64') });
}

function openIndexKey(sealing: Secrets, sealed: string, [key]: Buffer[]): string {
  try {
    return sealing.open(sealed);
  } catch {
    throw new ConfigError(
      'DATA_KEY',
      `${key?.toString('base64').slice(0, 4)}...`,
      'the key of this store; after a change the old one is DATA_KEY_PREVIOUS',
      '(or data.key in DATA_DIR) is not the key that this store was sealed with',
    );
  }
}

/** Data keys from the environment, or from a file in DATA_DIR that is made on first use. */
export const openDataKeys = (config: Config, logger: Logger): Buffer[] =>
  config.dataKeys ?? [readKeyFile(config) ?? makeKeyFile(config, logger)];

/** Sign cookies: the first new ones, all are accepted. They rotate with the data keys. */
export const cookieSecrets = (data: Buffer[]): string[] =>
  data.map((key) => createHmac('sha256', key).update('cookie signature').digest('base64url'));

const keyFile = ({ dataDir }: Config): string => join(dataDir, 'data.key');

/**
 * The key that was made when DATA_KEY was not set.
 * @returns undefined when there is none, or DATA_KEY counts
 * @throws ConfigError when the file holds none
 */
export function readKeyFile(config: Config): Buffer | undefined {
  const path = keyFile(config);
  if (config.dataKeys || !existsSync(path)) return undefined;
  const read = variables.DATA_KEY[0].safeParse(textOf(path));
  if (read.success) return read.data;
  throw new ConfigError('DATA_KEY', undefined, variables.DATA_KEY[1], `while ${path} holds no key`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

function makeKeyFile(config: Config, logger: Logger): Buffer {
  const path = keyFile(config);
  makeDataDir(config);
  const key = randomBytes(32);
  writeFileSync(path, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  logger.warn(
    { path },
    'DATA_KEY is not set: a key was made; back it up, without it no NIK can be read',
  );
  return key;
}
