import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Logger } from '../ports/logger.js';
import { createSecrets, type Secrets } from '../programme/secrets.js';
import type { Database } from '../store/connect.js';
import { keepKey } from '../store/keys.js';

/**
 * The secrets of this installation. Data keys come from the environment, or from a file in DATA_DIR that is
 * made on first use. The key for lookups does not rotate: it lies in the store, sealed with the data key.
 */
export async function openSecrets(
  config: Config,
  database: Database,
  logger: Logger,
): Promise<Secrets> {
  const data = config.dataKeys ?? [readOrMakeKey(config.dataDir, logger)];
  const sealing = createSecrets({ data, index: Buffer.alloc(32) });
  const sealed = await keepKey(
    database,
    'nik-index',
    () => sealing.seal(randomBytes(32).toString('base64'), '').sealed,
  );
  return createSecrets({ data, index: Buffer.from(sealing.open(sealed), 'base64') });
}

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
