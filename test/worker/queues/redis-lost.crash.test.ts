import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { openQueues, type Queues } from '../../../worker/queues.js';
import { redisServerFound, startRedis, type RedisServer } from '../../support/redis.js';
import { notedLog } from './noted-log.js';
import { Probes } from './probes.js';
import { until } from '../../support/until.js';
import { soonMs } from '../../support/bounds.js';

const whenFound = redisServerFound ? describe : describe.skip;

whenFound(`Redis lost${redisServerFound ? '' : ' (skipped: no redis-server installed)'}`, () => {
  const servers: RedisServer[] = [];
  let queues: Queues | undefined;
  const start = async (options?: Parameters<typeof startRedis>[0]): Promise<RedisServer> => {
    const server = await startRedis(options);
    servers.push(server);
    return server;
  };
  afterEach(async () => {
    await queues?.stop({ timeoutMs: 2000 });
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });

  it('does not keep the product from stopping', async () => {
    const server = await start();
    const probes = new Probes();
    queues = openQueues({ redisUrl: server.url, logger: notedLog() });
    const probe = probes.create(queues, 'office');
    queues.process(probes.definitions);
    await probe.enqueue(1);
    await probe.ran(1);
    await server.stop();
    await until(() => queues?.health().state === 'down', 'the loss');
    const before = Date.now();
    await queues.stop();
    expect(Date.now() - before).toBeLessThan(soonMs);
  });

  it('is told once, fails an enqueue at once, and heals by itself', async () => {
    const server = await start();
    const log = notedLog();
    const probes = new Probes();
    queues = openQueues({ redisUrl: server.url, logger: log });
    const probe = probes.create(queues, 'office');
    queues.process(probes.definitions);
    expect(queues.health()).toEqual({ state: 'degraded', reason: 'starting' });
    await probe.enqueue(1);
    await probe.ran(1);
    expect(queues.health()).toEqual({ state: 'up' });

    await server.stop();
    await until(() => queues?.health().state === 'down', 'the loss');
    expect(queues.health()).toMatchObject({ reason: expect.stringContaining('Redis') });
    const before = Date.now();
    await expect(probe.enqueue(2)).rejects.toThrow('Redis');
    await expect(queues.stats()).rejects.toThrow('Redis');
    expect(Date.now() - before).toBeLessThan(soonMs);
    await sleep(2500);
    expect(log.lines.filter((line) => line.level === 'error')).toHaveLength(1);

    await start({ port: server.port });
    await until(() => queues?.health().state === 'up', 'the return');
    await probe.enqueue(3);
    await probe.ran(2);
    expect(probe.runs.map((run) => run.n)).toEqual([1, 3]);
    expect(log.having('Redis is back')).toHaveLength(1);
    expect(log.having('Redis is lost')).toHaveLength(1);
    // A job that was just ending when Redis went is told of beside it: no more than that, no flood.
    expect(log.lines.filter((line) => line.level === 'error').length).toBeLessThanOrEqual(3);
  });

  it('is not needed at the start', async () => {
    const gone = await startRedis();
    await gone.stop();
    const log = notedLog();
    const probes = new Probes();
    queues = openQueues({ redisUrl: gone.url, logger: log });
    const probe = probes.create(queues, 'office');
    queues.process(probes.definitions);
    await queues.ready();
    await expect(probe.enqueue(1)).rejects.toThrow('Redis');
    await start({ port: gone.port });
    await until(() => queues?.health().state === 'up', 'Redis');
    await probe.enqueue(2);
    await probe.ran(1);
    expect(log.lines.filter((line) => line.level === 'error')).toHaveLength(1);
  });

  it('is noticed when it hangs', async () => {
    const server = await start();
    const probes = new Probes();
    queues = openQueues({ redisUrl: server.url, logger: notedLog() });
    const probe = probes.create(queues, 'office');
    queues.process(probes.definitions);
    await probe.enqueue(1);
    await probe.ran(1);
    server.freeze();
    const before = Date.now();
    await expect(probe.enqueue(2)).rejects.toThrow('does not answer');
    expect(Date.now() - before).toBeLessThan(soonMs);
    await until(() => queues?.health().state === 'down', 'the loss');
    server.thaw();
    await until(() => queues?.health().state === 'up', 'the return');
    await probe.enqueue(3);
    await probe.ran(2);
  });

  it('is warned of once when it may throw jobs away', async () => {
    const server = await start({ args: ['--maxmemory-policy', 'allkeys-lru'] });
    const log = notedLog();
    const probes = new Probes();
    queues = openQueues({ redisUrl: server.url, logger: log });
    const probe = probes.create(queues, 'office');
    queues.process(probes.definitions);
    await probe.enqueue(1);
    await probe.ran(1);
    expect(log.having('maxmemory-policy')).toHaveLength(1);
  });
});
