import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readLock } from '../../../src/embedded/data-dir-lock.js';
import { connect, type Database } from '../../../src/store/connect.js';
import { reminderStore } from '../../../src/store/messaging/reminders.js';
import type { Reminder } from '../../../src/messaging/reminders/reminder.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { startTestMongo } from '../../support/mongo/test-mongo.js';
import { redisServerFound, startRedis } from '../../support/redis.js';
import { kill, ready, spawnWorker, workerNow } from '../spawn-worker.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Takes messages and counts them by chat. */
async function startPlatform(latencyMs: number) {
  const sent = new Map<string, number>();
  const server = createServer((incoming, answer) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
    incoming.on('end', () => {
      const { chat_id: chat = '' } = JSON.parse(body || '{}') as { chat_id?: string };
      const reply = () => {
        const result = { message_id: 1, date: 0, chat: { id: Number(chat), type: 'private' } };
        answer.end(JSON.stringify({ ok: true, result }));
      };
      if (incoming.url?.endsWith('/sendMessage')) sent.set(chat, (sent.get(chat) ?? 0) + 1);
      setTimeout(reply, latencyMs);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { sent, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** So many people with a permit that ends soon, and the reminders of it, due over some seconds from now. */
async function addPeople(database: Database, count: number, overMs: number): Promise<void> {
  const people = Array.from({ length: count }, (_, n) => String(1_000 + n));
  const expiresOn = '2026-12-08';
  await database.contacts.collection.insertMany(
    people.map((n) => ({
      _id: `telegram:${n}`,
      channel: 'telegram',
      address: n,
      participantId: `p${n}`,
    })) as never[],
  );
  await database.participants.collection.insertMany(
    people.map((n) => ({
      _id: `p${n}`,
      name: `Orang ${n}`,
      salutation: 'kak',
      steps: {},
    })) as never[],
  );
  await database.permits.collection.insertMany(
    people.map((n) => ({
      ...{ _id: `p${n}.pirt`, participantId: `p${n}`, kind: 'pirt', state: 'reported', expiresOn },
      ...{ createdAt: new Date('2025-01-01'), version: 1 },
    })) as never[],
  );
  const plannedAt = new Date('2026-11-24T03:00:00Z');
  const rows = people.map((n, index) => ({
    ...{
      _id: `permit.expires:p${n}.pirt:p${n}:14`,
      kind: 'permit.expires',
      subject: `permit:p${n}.pirt`,
    },
    ...{ recipient: `participant:p${n}`, participantId: `p${n}`, plannedAt, urgent: false },
    ...{
      usefulUntil: new Date('2026-12-07T17:00:00Z'),
      occasion: `${plannedAt.toISOString()} ${expiresOn}`,
    },
    dueAt: new Date(workerNow().getTime() + (index * overMs) / count),
    ...{ state: 'planned', version: 1, attempts: 0, history: [] },
  }));
  await database.reminders.collection.insertMany(rows as never[]);
}

const startWorkerProcess = (env: Record<string, string>) => spawnWorker(env, closers);

/** Every row ended, once; whoever's is `sent` got one message, whoever's is `ambiguous` at most one. */
function expectAllOnce(
  rows: Reminder[],
  sent: Map<string, number>,
  count: number,
  atMostLost: number,
) {
  expect(rows).toHaveLength(count);
  const ambiguous = rows.filter(({ state }) => state === 'ambiguous');
  expect(ambiguous.length).toBeLessThanOrEqual(atMostLost);
  for (const { state, participantId = '' } of rows) {
    const messages = sent.get(participantId.slice(1)) ?? 0;
    if (state === 'sent') expect([participantId, messages]).toEqual([participantId, 1]);
    else expect([state, messages <= 1]).toEqual(['ambiguous', true]);
  }
}

const over = async (database: Database) => {
  const open = await reminderStore(database).list(['planned', 'sending'], { limit: 5_000 });
  return open.length === 0;
};

async function untilOver(database: Database): Promise<void> {
  for (let n = 0; n < 600 && !(await over(database)); n += 1) await wait(100);
  expect(await over(database)).toBe(true);
}

async function untilSent(sent: Map<string, number>, count: number): Promise<void> {
  for (let n = 0; n < 6_000 && total(sent) <= count; n += 1) await wait(10);
  expect(total(sent)).toBeGreaterThan(count);
}

const total = (sent: Map<string, number>) => [...sent.values()].reduce((sum, n) => sum + n, 0);

(redisServerFound ? describe : describe.skip)('two workers over Redis and one store', () => {
  it('lose nothing and send nothing twice, though one is killed and Redis is wiped and away', async () => {
    const count = 200;
    const platform = await startPlatform(40);
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
    const workers = [startWorkerProcess(env), startWorkerProcess(env)];
    await Promise.all(workers.map(ready));
    await addPeople(database, count, 3_000);
    await untilSent(platform.sent, 40);
    if (workers[0]) await kill(workers[0]);
    await untilSent(platform.sent, 80);
    await redis.stop();
    await wait(1_500);
    redis = await startRedis({ port: redis.port });
    await untilOver(database);
    const rows = await reminderStore(database).list(
      ['sent', 'ambiguous', 'skipped', 'failed', 'cancelled'],
      { limit: 5_000 },
    );
    expectAllOnce(rows, platform.sent, count, 30);
  }, 120_000);
});

describe('one process with store and queue inside', () => {
  it('goes on after a kill where it was, and sends nothing twice', async () => {
    const count = 40;
    const platform = await startPlatform(40);
    const dataDir = mkdtempSync(join(tmpdir(), 'pasti-'));
    closers.push(() => {
      rmSync(dataDir, { recursive: true, force: true });
    });
    // Whatever servers the other tests are run on.
    const inside = { MONGODB_URI: '', REDIS_URL: '', DATA_DIR: dataDir };
    const env = { ...inside, TELEGRAM_API_ROOT: platform.url, PER_SECOND: '60' };
    const first = startWorkerProcess(env);
    await ready(first);
    const shared = await connect(storeOf(dataDir), quietLogger);
    await addPeople(shared, count, 1_000);
    await untilSent(platform.sent, 10);
    await shared.close();
    await kill(first);
    await ready(startWorkerProcess(env));
    const database = await connect(storeOf(dataDir), quietLogger);
    closers.push(() => database.close());
    await untilOver(database);
    const rows = await reminderStore(database).list(
      ['sent', 'ambiguous', 'skipped', 'failed', 'cancelled'],
      { limit: 5_000 },
    );
    expectAllOnce(rows, platform.sent, count, 30);
  }, 120_000);
});

/** Where the store of a running process listens. */
const storeOf = (dataDir: string): string =>
  `mongodb://${encodeURIComponent(readLock(dataDir)?.socketPath ?? '')}/pasti`;
