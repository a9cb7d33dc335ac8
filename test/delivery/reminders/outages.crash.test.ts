import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { reminderStore } from '../../../src/store/reminders.js';
import { connect } from '../../../src/app/database.js';
import type { Database } from '../../../src/store/connect.js';
import { startProxy } from '../../support/proxy.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { startTestMongo } from '../../support/mongo/test-mongo.js';
import { redisServerFound, startRedis } from '../../support/redis.js';
import { advance, ready, spawnWorker, stop, workerNow } from '../spawn-worker.js';
import { addPeople, expectAllOnce, startPlatform, total, untilOver, untilSent } from './crowd.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Longer than anything waits for an answer of the store or of Redis. */
const realOutageMs = 7_000;
/** As long as it was by the clock of the workers. */
const outageMs = 5 * 60_000;

/** A store behind a proxy, for the workers; the test itself has a way of its own. */
async function startStore() {
  const mongo = await startTestMongo();
  closers.push(() => mongo.stop());
  const database = await connect(mongo.uri, quietLogger);
  closers.push(() => database.close());
  const [, host = '', name = ''] = /^mongodb:\/\/([^/?,]+)\/([^?]*)/.exec(mongo.uri) ?? [];
  const [address = '', port] = decodeURIComponent(host).split(':');
  const path = address.startsWith('/');
  const proxy = await startProxy(path ? { path: address } : { host: address, port: Number(port) });
  closers.push(() => proxy.cut());
  const uri = `mongodb://127.0.0.1:${proxy.port}/${name}?directConnection=true`;
  return { database, proxy, uri };
}

const firstListener = 5_000;
const announcement = {
  ...{ _id: 'one', text: { id: 'Halo {{name}}' }, buttons: [], segment: { tags: ['listener'] } },
  ...{ state: 'scheduled', version: 1, createdBy: 'ani@pasti.example' },
  ...{ createdAt: workerNow(), at: workerNow() },
};

/** People who get announcements, and no reminders. */
async function addListeners({ participants, contacts }: Database, count: number): Promise<void> {
  const people = Array.from({ length: count }, (_, n) => String(firstListener + n));
  const consent = { textId: 't', at: workerNow(), channel: 'telegram' };
  await participants.collection.insertMany(
    people.map((n) => ({
      ...{ _id: `p${n}`, name: `Orang ${n}`, salutation: 'kak', number: `PAS-${n}`, steps: {} },
      ...{ kecamatan: { code: '31.74.01', name: 'Tebet' }, tags: ['listener'] },
      business: { kind: 'idea', category: 'craft', idea: 'tas' },
    })) as never[],
  );
  await contacts.collection.insertMany(
    people.map((n) => ({
      ...{ _id: `telegram:${n}`, channel: 'telegram', address: n },
      ...{ participantId: `p${n}`, consent },
    })) as never[],
  );
}

(redisServerFound ? describe : describe.skip)('two workers', () => {
  it('lose nothing and send nothing twice, though the store is away for minutes, and Redis after it', async () => {
    const count = 150;
    const platform = await startPlatform(40, closers);
    const { database, proxy, uri } = await startStore();
    let redis = await startRedis();
    closers.push(() => redis.stop());
    const env = { MONGODB_URI: uri, REDIS_URL: redis.url, TELEGRAM_API_ROOT: platform.url };
    const workers = [0, 1].map(() => spawnWorker({ ...env, PER_SECOND: '30' }, closers));
    await Promise.all(workers.map(ready));
    await addPeople(database, count, 4_000);
    await untilSent(platform.sent, 30);
    await proxy.cut();
    await wait(realOutageMs);
    for (const worker of workers) advance(worker, outageMs);
    const before = total(platform.sent);
    await proxy.mend();
    await untilSent(platform.sent, before + 10);
    await redis.stop();
    await wait(realOutageMs);
    for (const worker of workers) advance(worker, outageMs);
    redis = await startRedis({ port: redis.port });
    await untilOver(database);
    // What was under way when the store went.
    await expectAllOnce(database, platform.sent, count, 60);
  });

  it('spread what is due at one minute under the pace, the urgent first, announcements last', async () => {
    const [count, urgent, listeners, perSecond] = [300, 20, 30, 50];
    const platform = await startPlatform(40, closers);
    const { database, uri } = await startStore();
    const redis = await startRedis();
    closers.push(() => redis.stop());
    const env = { MONGODB_URI: uri, REDIS_URL: redis.url, TELEGRAM_API_ROOT: platform.url };
    const workers = [0, 1].map(() =>
      spawnWorker({ ...env, PER_SECOND: String(perSecond) }, closers),
    );
    await Promise.all(workers.map(ready));
    await addListeners(database, listeners);
    await addPeople(database, count, 0, (n) => n >= count - urgent);
    await untilSent(platform.sent, 1);
    await database.broadcasts.collection.insertOne(announcement as never);
    await untilOver(database);
    await expectAllOnce(database, platform.sent, count, 0);
    await untilSent(platform.sent, count + listeners - 1);
    const { came } = platform;
    // None may start faster than the pace allows; a machine under load takes longer.
    const tookMs = (came.at(-1)?.at ?? 0) - (came[0]?.at ?? 0);
    expect(tookMs).toBeGreaterThan(((count + listeners) / perSecond) * 1_000 * 0.9);
    const inOneSecond = came.map(
      ({ at }) => came.filter((other) => other.at >= at && other.at < at + 1_000).length,
    );
    expect(Math.max(...inOneSecond)).toBeLessThanOrEqual(perSecond * 2);
    const placesFrom = (first: number, many: number) =>
      came.flatMap(({ chat }, place) =>
        Number(chat) >= first && Number(chat) < first + many ? [place] : [],
      );
    const atOnce = 2 * 25;
    const ofUrgent = placesFrom(1_000 + count - urgent, urgent);
    expect(ofUrgent).toHaveLength(urgent);
    expect(Math.max(...ofUrgent)).toBeLessThan(urgent + atOnce);
    const ofAnnouncement = placesFrom(firstListener, listeners);
    expect(ofAnnouncement).toHaveLength(listeners);
    expect(Math.min(...ofAnnouncement)).toBeGreaterThan(count - atOnce);
  });

  it('that are told to stop finish what they send, and leave the rest to the next', async () => {
    const count = 40;
    const platform = await startPlatform(2_000, closers);
    const { database, uri } = await startStore();
    const redis = await startRedis();
    closers.push(() => redis.stop());
    const env = {
      ...{ MONGODB_URI: uri, REDIS_URL: redis.url, TELEGRAM_API_ROOT: platform.url },
      PER_SECOND: '5',
    };
    const worker = spawnWorker(env, closers);
    await ready(worker);
    await addPeople(database, count, 0);
    await untilSent(platform.sent, 2);
    const begun = Date.now();
    expect(await stop(worker)).toBe(0);
    expect(Date.now() - begun).toBeLessThan(10_000);
    const reminders = reminderStore(database);
    expect(await reminders.list(['sending', 'ambiguous', 'failed'], { limit: 100 })).toEqual([]);
    const sent = await reminders.list(['sent'], { limit: 100 });
    expect(sent.length).toBe(total(platform.sent));
    expect(sent.length).toBeLessThan(count);
    await ready(spawnWorker(env, closers));
    await untilOver(database);
    await expectAllOnce(database, platform.sent, count, 0);
  });
});
