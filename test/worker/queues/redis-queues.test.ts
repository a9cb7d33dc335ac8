import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { redisServerFound, startRedis, type RedisServer } from '../../support/redis.js';
import { describeQueueBehaviour, type Place } from './queue-behaviour.js';
import { describeStopBehaviour } from './stop-behaviour.js';

const given = process.env.REDIS_URL;

describe('queues on Redis', () => {
  if (given === undefined && !redisServerFound) {
    it.skip('behave (skipped: neither REDIS_URL is set nor redis-server installed)', () =>
      undefined);
    return;
  }
  let server: RedisServer | undefined;
  beforeAll(async () => {
    if (given === undefined) server = await startRedis();
  });

  const place: Place = {
    // A prefix of its own for each: the Redis may be somebody else's.
    fresh: () =>
      Promise.resolve({ redisUrl: given ?? server!.url, prefix: `pasti-test-${randomUUID()}` }),
  };
  describeQueueBehaviour(place);
  describeStopBehaviour(place);
  // Registered last, so that it runs last.
  afterAll(() => server?.stop());
});
