import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, it } from '@jest/globals';
import { readLock } from '../../../src/embedded/data-dir-lock.js';
import { connect } from '../../../src/app/database.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { startTestMongo } from '../../support/mongo/test-mongo.js';
import { redisServerFound, startRedis } from '../../support/redis.js';
import { kill, ready, spawnWorker } from '../spawn-worker.js';
import { addPeople, expectAllOnce, startPlatform, untilOver, untilSent } from './crowd.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const startWorkerProcess = (env: Record<string, string>) => spawnWorker(env, closers);

(redisServerFound ? describe : describe.skip)('two workers over Redis and one store', () => {
  it('lose nothing and send nothing twice, though one is killed and Redis is wiped and away', async () => {
    const count = 200;
    const platform = await startPlatform(40, closers);
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
    await expectAllOnce(database, platform.sent, count, 30);
  });
});

describe('one process with store and queue inside', () => {
  it('goes on after a kill where it was, and sends nothing twice', async () => {
    const count = 40;
    const platform = await startPlatform(40, closers);
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
    await expectAllOnce(database, platform.sent, count, 30);
  });
});

/** Where the store of a running process listens. */
const storeOf = (dataDir: string): string =>
  `mongodb://${encodeURIComponent(readLock(dataDir)?.socketPath ?? '')}/pasti`;
