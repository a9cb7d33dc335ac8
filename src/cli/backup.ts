import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { pino } from 'pino';
import { openStore } from '../app/open-store.js';
import { type Config, readConfig } from '../config.js';
import { readLock } from '../embedded/data-dir-lock.js';
import type { BackedUpCollection } from '../embedded/backup/format.js';
import { hasStore } from '../embedded/backup/put-in-place.js';
import type { BackupSummary } from '../embedded/backup/read-backup.js';
import { type BackupSource, writeBackup } from '../embedded/backup/write-backup.js';
import type { Document } from '../embedded/store/bson/value.js';
import { parseIndexSpec } from '../embedded/store/collection/index-spec.js';
import type { Database } from '../store/connect.js';

type Client = ReturnType<Database['sessions']['db']['getClient']>;

/** `pasti backup FILE`: all data of the embedded store in one file, also while PASti runs. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('write all data of the embedded store to a file, also while PASti runs')
    .argument('<file>', 'file to write; it must not exist')
    .option('--with-key', 'put the generated data key into the file too: who has it can read all')
    .action(async (file: string, { withKey = false }: { withKey?: boolean }) => {
      const config = readConfig(process.env);
      const dataKey = withKey ? generatedKey(config) : undefined;
      const summary = await backUp(config, resolve(file), dataKey);
      describe(summary, config, file);
    });
}

async function backUp(
  config: Config,
  file: string,
  dataKey: string | undefined,
): Promise<BackupSummary> {
  if (config.mongodbUri !== undefined) {
    throw new Error('MONGODB_URI is set: use mongodump; this command is for the embedded store');
  }
  if (existsSync(file)) throw new Error(`${file} exists; name another file`);
  if (!readLock(config.dataDir) && !hasStore(join(config.dataDir, 'store'))) {
    throw new Error(`there is no store in DATA_DIR ${resolve(config.dataDir)}`);
  }
  const store = await openStore(config, pino({ level: 'silent' }), true);
  try {
    return await writeBackup(file, await sourceOf(store.database, dataKey));
  } finally {
    await store.close();
  }
}

/**
 * All queries are made at once, before the first document is read: the embedded store answers each with the
 * documents of that moment, so that what the collections say of each other fits closely together.
 */
async function sourceOf(database: Database, dataKey: string | undefined): Promise<BackupSource> {
  const client = database.sessions.db.getClient();
  const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
  const listed = await Promise.all(databases.map(({ name }) => collectionsOf(client, name)));
  const collections = listed.flat();
  const cursors = collections.map(({ database: of, name }) =>
    client.db(of).collection(name).find({}, { raw: true, batchSize: 1_000 }),
  );
  const createdAt = new Date();
  await Promise.all(cursors.map((cursor) => cursor.hasNext()));
  return {
    header: { createdAt, collections, dataKey },
    async *documents(number) {
      // With `raw` these are bytes, which the driver's types do not say.
      for await (const bytes of cursors[number] ?? []) yield asBuffer(bytes as never);
    },
  };
}

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

async function collectionsOf(client: Client, database: string): Promise<BackedUpCollection[]> {
  const db = client.db(database);
  const found = await db.listCollections({}, { nameOnly: true }).toArray();
  return Promise.all(
    found.map(async ({ name }) => {
      const indexes = (await db.collection(name).listIndexes().toArray()) as Document[];
      const own = indexes.filter((index) => index.name !== '_id_');
      return { database, name, indexes: own.map((index) => parseIndexSpec(index)) };
    }),
  );
}

function generatedKey({ dataKeys, dataDir }: Config): string {
  if (dataKeys) {
    throw new Error('--with-key: the key is DATA_KEY of the environment; keep it by itself');
  }
  const path = join(dataDir, 'data.key');
  if (!existsSync(path)) throw new Error(`--with-key: there is no ${path}`);
  return readFileSync(path, 'utf8').trim();
}

function describe({ header, counts }: BackupSummary, config: Config, file: string): void {
  const documents = counts.reduce((sum, count) => sum + count, 0);
  const kilobytes = Math.ceil(statSync(file).size / 1024);
  console.log(
    `${file}: ${documents} documents of ${counts.length} collections, ${kilobytes} KB, read back and whole.`,
  );
  if (header.dataKey !== undefined) {
    console.log(
      'The data key is in it: whoever has this file can read every NIK. Keep it locked up.',
    );
    return;
  }
  const key = config.dataKeys ? 'DATA_KEY' : join(config.dataDir, 'data.key');
  console.log(
    `The key is not in it. Keep ${key} too, in another place: without it a restored PASti can show no NIK and does not start.`,
  );
}
