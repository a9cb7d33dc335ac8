import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { deliveryStore } from '../../../src/modules/announcements/store/deliveries.js';
import { connect } from '../../../src/app/database.js';
import type { Database } from '../../../src/store/connect.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { startTestMongo } from '../../support/mongo/test-mongo.js';
import { redisServerFound, startRedis } from '../../support/redis.js';
import { kill, ready, spawnWorker, workerNow } from '../../delivery/spawn-worker.js';
import { until } from '../../support/until.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Of every 20 people two have blocked us, and for one the answer is lost: it is taken, and a 502 comes back. */
const hasBlocked = (n: number) => n % 10 === 3;
const losesAnswer = (n: number) => n % 20 === 7;

/** Takes messages, counts them by chat, and has its moods: 403, 502, and now and then a storm of 429. */
async function startPlatform() {
  const taken = new Map<number, number>();
  let calls = 0;
  const refuse = (code: number, more: object = {}) => ({
    status: code,
    body: { ok: false, error_code: code, description: `error ${code}`, ...more },
  });
  const answerTo = (chat: number) => {
    calls += 1;
    if (calls % 90 === 0) return refuse(429, { parameters: { retry_after: 1 } });
    if (hasBlocked(chat)) return refuse(403);
    taken.set(chat, (taken.get(chat) ?? 0) + 1);
    if (losesAnswer(chat)) return refuse(502);
    const result = { message_id: calls, date: 0, chat: { id: chat, type: 'private' } };
    return { status: 200, body: { ok: true, result } };
  };
  const server = createServer((incoming, answer) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
    incoming.on('end', () => {
      const { chat_id: chat = '0' } = JSON.parse(body || '{}') as { chat_id?: string };
      const { status, body: said } = answerTo(Number(chat));
      setTimeout(() => answer.writeHead(status).end(JSON.stringify(said)), 30);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const total = () => [...taken.values()].reduce((sum, count) => sum + count, 0);
  return { taken, total, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function addPeople({ participants, contacts }: Database, count: number): Promise<void> {
  const people = Array.from({ length: count }, (_, index) => 1_000 + index);
  const consent = { textId: 't', at: workerNow(), channel: 'telegram' };
  await participants.collection.insertMany(
    people.map((n) => ({
      ...{ _id: `p${n}`, name: `Orang ${n}`, salutation: 'kak', number: `PAS-${n}` },
      ...{ kecamatan: { code: '31.74.01', name: 'Tebet' }, steps: {} },
      business: { kind: 'idea', category: 'craft', idea: 'tas' },
    })) as never[],
  );
  await contacts.collection.insertMany(
    people.map((n) => ({
      ...{ _id: `telegram:${n}`, channel: 'telegram', address: String(n) },
      ...{ participantId: `p${n}`, consent },
    })) as never[],
  );
}

const startWorker = (env: Record<string, string>) =>
  spawnWorker({ PER_SECOND: '80', ...env }, closers);

const announcement = (id: string) => ({
  ...{ _id: id, text: { id: 'Halo {{name}}' }, buttons: [{ id: 'minat', label: { id: 'MINAT' } }] },
  ...{ segment: {}, state: 'scheduled', version: 1, createdBy: 'ani@pasti.example' },
  ...{ createdAt: workerNow(), at: workerNow() },
});

(redisServerFound ? describe : describe.skip)('an announcement to many', () => {
  it('reaches everybody once, though workers are killed, Redis is wiped and the platform has moods', async () => {
    const count = 400;
    const platform = await startPlatform();
    const mongo = await startTestMongo();
    closers.push(() => mongo.stop());
    const database = await connect(mongo.uri, quietLogger);
    closers.push(() => database.close());
    let redis = await startRedis();
    closers.push(() => redis.stop());
    const { url: TELEGRAM_API_ROOT } = platform;
    const env = { MONGODB_URI: mongo.uri, REDIS_URL: redis.url, TELEGRAM_API_ROOT };
    await addPeople(database, count);
    const workers = [startWorker(env), startWorker(env)];
    await Promise.all(workers.map(ready));
    await database.broadcasts.collection.insertOne(announcement('one') as never);
    await until(() => platform.total() > 50, 'some are sent');
    await kill(workers[0]!);
    workers[0] = startWorker(env);
    await until(() => platform.total() > 130, 'more are sent');
    await kill(workers[1]!);
    await redis.stop();
    await wait(1_000);
    redis = await startRedis({ port: redis.port });
    await untilDone(database, 'one');
    await expectExactly(database, platform.taken, count);
  });
});

const chatOf = (contactId: string): number => Number(contactId.split(':')[1]);

async function untilDone({ broadcasts }: Database, id: string): Promise<void> {
  for (let n = 0; n < 1_800; n += 1) {
    if ((await broadcasts.findById(id).lean())?.state === 'done') return;
    await wait(100);
  }
  throw new Error(`the announcement ${id} does not end`);
}

/** Every row is final and true; whoever can be reached got it once, but for the few that were cut off. */
async function expectExactly(
  database: Database,
  taken: Map<number, number>,
  count: number,
): Promise<void> {
  const rows = await deliveryStore(database).ledger('one', 1_000);
  expect(rows).toHaveLength(count);
  const counts = await deliveryStore(database).counts('one');
  expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(count);
  expect([counts.planned, counts.sending, counts.skipped]).toEqual([0, 0, 0]);
  const lost = rows.filter(({ contactId }) => losesAnswer(chatOf(contactId)));
  // Beside them, what was in flight when its worker was killed.
  expect(counts.ambiguous).toBeLessThanOrEqual(lost.length + 50);
  for (const { contactId, state, why } of rows) {
    const n = chatOf(contactId);
    const messages = taken.get(n) ?? 0;
    if (losesAnswer(n)) expect([n, state, messages <= 1]).toEqual([n, 'ambiguous', true]);
    else if (state === 'ambiguous') expect(messages).toBeLessThanOrEqual(1);
    else if (hasBlocked(n)) expect([n, state, why]).toEqual([n, 'failed', 'unreachable']);
    else expect([n, state, messages]).toEqual([n, 'sent', 1]);
  }
}
