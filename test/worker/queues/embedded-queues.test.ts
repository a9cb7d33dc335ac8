import { afterAll, beforeAll, describe } from '@jest/globals';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataDir } from '../../../src/embedded/queue/create-data-dir.js';
import { describeQueueBehaviour, type Place } from './queue-behaviour.js';
import { describeStopBehaviour } from './stop-behaviour.js';

describe('queues inside the process', () => {
  let root: string;
  let count = 0;
  // Made once: an empty database takes seconds to make, a moment to copy.
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'pasti-queues-'));
    await createDataDir(join(root, 'template'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const place: Place = {
    async fresh() {
      const dataDir = join(root, String((count += 1)));
      await cp(join(root, 'template'), join(dataDir, 'queue'), { recursive: true });
      return { dataDir };
    },
  };
  describeQueueBehaviour(place);
  describeStopBehaviour(place);
});
