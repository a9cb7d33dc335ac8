import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readLock } from '../../../src/embedded/data-dir-lock.js';
import { connect } from '../../../src/app/database.js';
import type { Database } from '../../../src/store/connect.js';
import { personalData } from '../../../src/store/personal-data.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { startTestMongo } from '../../support/mongo/test-mongo.js';
import { redisServerFound, startRedis } from '../../support/redis.js';
import { kill, ready, spawnWorker, workerNow } from '../../delivery/spawn-worker.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Takes messages; notes to whom one came that all is done. */
async function startPlatform() {
  const told = new Set<string>();
  const server = createServer((incoming, answer) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
    incoming.on('end', () => {
      const { chat_id: chat = '', text = '' } = JSON.parse(body || '{}') as {
        chat_id?: string | number;
        text?: string;
      };
      if (text.startsWith('Selesai: semua data Kakak')) told.add(String(chat));
      const result = { message_id: 1, date: 0, chat: { id: Number(chat), type: 'private' } };
      answer.end(JSON.stringify({ ok: true, result }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { told, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const people = Array.from({ length: 60 }, (_, n) => String(1_000 + n));

/** Many people with a cash book, each of whom has just asked to be deleted. */
async function addPeople(database: Database): Promise<void> {
  const at = workerNow();
  const contactOf = (n: string) => ({ contactId: `telegram:${n}`, participantId: `p${n}` });
  const insert = (
    name: 'participants' | 'contacts' | 'sessions' | 'ledgerEntries',
    rows: object[],
  ) => database[name].collection.insertMany(rows);
  await insert(
    'participants',
    people.map((n) => ({ _id: `p${n}`, name: `Orang ${n}`, salutation: 'kak', steps: {} })),
  );
  await insert(
    'contacts',
    people.map((n) => ({
      ...{ _id: `telegram:${n}`, channel: 'telegram', address: n, participantId: `p${n}` },
    })),
  );
  await insert(
    'ledgerEntries',
    people.flatMap((n) =>
      [1, 2, 3].map((entry) => ({ _id: `p${n}:${entry}`, participantId: `p${n}`, amount: 1_000 })),
    ),
  );
  await insert(
    'sessions',
    people.map((n) => ({
      ...{ _id: `telegram:${n}`, channel: 'telegram', address: n, rev: 3, recent: [], outbox: {} },
      lastInboundAt: at,
      conversation: {
        ...{ frames: [], asked: 4, parked: {}, locale: 'id' },
        person: { declined: true, leaving: `delete:telegram:${n}` },
      },
    })),
  );
  await database.forgettings.collection.insertMany(
    people.map((n) => {
      const { contactId, participantId } = contactOf(n);
      const whose = { contactId, participantId, contactIds: [contactId] };
      return { _id: `delete:telegram:${n}`, ...whose, locale: 'id', at };
    }) as never[],
  );
}

/** A job whose worker was killed runs again after up to 13 s. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let n = 0; n < 600 && !(await condition()); n += 1) await wait(100);
  expect(await condition()).toBe(true);
}

const unfinished = (database: Database) => database.forgettings.countDocuments({});

/** Nothing is left of anybody but a bare conversation, and everybody was told. */
async function expectAllGone(database: Database, told: Set<string>): Promise<void> {
  await until(async () => (await unfinished(database)) === 0);
  await until(() => told.size === people.length);
  const everything = personalData(database);
  for (const n of people)
    expect(
      await everything.isKept({ participantId: `p${n}`, contactIds: [`telegram:${n}`] }, [
        'sessions',
      ]),
    ).toBe(false);
  const held = { 'conversation.person.leaving': { $exists: true } };
  expect(await database.sessions.collection.countDocuments(held)).toBe(0);
  const log = await database.auditLog.find({}).lean();
  expect(log.map(({ action }) => action)).toEqual(people.map(() => 'deleted on request'));
}

(redisServerFound ? describe : describe.skip)('two workers over Redis and one store', () => {
  it('delete everybody who asked, though one is killed in the middle and Redis is wiped', async () => {
    const platform = await startPlatform();
    const mongo = await startTestMongo();
    closers.push(() => mongo.stop());
    const database = await connect(mongo.uri, quietLogger);
    closers.push(() => database.close());
    let redis = await startRedis();
    closers.push(() => redis.stop());
    const env = {
      MONGODB_URI: mongo.uri,
      REDIS_URL: redis.url,
      TELEGRAM_API_ROOT: platform.url,
      PER_SECOND: '60',
    };
    const first = spawnWorker(env, closers);
    await Promise.all([first, spawnWorker(env, closers)].map(ready));
    await addPeople(database);
    await until(async () => (await unfinished(database)) < people.length - 5);
    await kill(first);
    await redis.stop();
    redis = await startRedis({ port: redis.port });
    await expectAllGone(database, platform.told);
  });
});

describe('one process with store and queue inside', () => {
  it('goes on after a kill where it was', async () => {
    const platform = await startPlatform();
    const dataDir = mkdtempSync(join(tmpdir(), 'pasti-'));
    closers.push(() => {
      rmSync(dataDir, { recursive: true, force: true });
    });
    const inside = { MONGODB_URI: '', REDIS_URL: '', DATA_DIR: dataDir };
    const env = { ...inside, TELEGRAM_API_ROOT: platform.url, PER_SECOND: '60' };
    const first = spawnWorker(env, closers);
    await ready(first);
    const shared = await connect(storeOf(dataDir), quietLogger);
    await addPeople(shared);
    await until(async () => (await unfinished(shared)) < people.length - 5);
    await shared.close();
    await kill(first);
    await ready(spawnWorker(env, closers));
    const database = await connect(storeOf(dataDir), quietLogger);
    closers.push(() => database.close());
    await expectAllGone(database, platform.told);
  });
});

/** Where the store of a running process listens. */
const storeOf = (dataDir: string): string =>
  `mongodb://${encodeURIComponent(readLock(dataDir)?.socketPath ?? '')}/pasti`;
