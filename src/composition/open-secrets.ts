import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Logger } from '../ports/logger.js';
import { createSecrets, type Secrets } from '../programme/secrets.js';
import type { Database } from '../store/connect.js';
import { keepKey, replaceKey } from '../store/keys.js';

/**
 * The secrets of this installation. The key for lookups does not rotate: it lies in the store, sealed with
 * the data key.
 */
export async function openSecrets(data: Buffer[], database: Database): Promise<Secrets> {
  const sealing = createSecrets({ data, index: Buffer.alloc(32) });
  const sealed = await keepKey(
    database,
    'nik-index',
    () => sealing.seal(randomBytes(32).toString('base64'), '').sealed,
  );
  const index = openIndexKey(sealing, sealed);
  // After a rotation it moves to the new key, so that the old one can be dropped one day.
  if (!sealing.isCurrent(sealed)) {
    await replaceKey(database, 'nik-index', sealed, sealing.seal(index, '').sealed);
  }
  return createSecrets({ data, index: Buffer.from(index, 'base64') });
}

function openIndexKey(sealing: Secrets, sealed: string): string {
  try {
    return sealing.open(sealed);
  } catch (error) {
    throw new Error(
      'DATA_KEY (or data.key in DATA_DIR) is not the key that this store was sealed with; set the old one',
      { cause: error },
    );
  }
}

/** Data keys from the environment, or from a file in DATA_DIR that is made on first use. */
export const openDataKeys = (config: Config, logger: Logger): Buffer[] =>
  config.dataKeys ?? [readOrMakeKey(config.dataDir, logger)];

/** Sign cookies: the first new ones, all are accepted. They rotate with the data keys. */
export const cookieSecrets = (data: Buffer[]): string[] =>
  data.map((key) => createHmac('sha256', key).update('cookie signature').digest('base64url'));

function readOrMakeKey(dataDir: string, logger: Logger): Buffer {
  const path = join(dataDir, 'data.key');
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    logger.warn(
      { path },
      'DATA_KEY is not set: a key was made; back it up, without it no NIK can be read',
    );
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
}
