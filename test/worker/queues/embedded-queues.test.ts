import { afterAll, beforeAll, describe } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeQueueBehaviour, type Place } from './queue-behaviour.js';
import { describeStopBehaviour } from './stop-behaviour.js';

describe('queues inside the process', () => {
  let root: string;
  let count = 0;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'pasti-queues-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const place: Place = {
    fresh: () => Promise.resolve({ dataDir: join(root, String((count += 1))) }),
  };
  describeQueueBehaviour(place);
  describeStopBehaviour(place);
});
