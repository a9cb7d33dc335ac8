import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildConversations } from '../../src/app/build-conversations.js';
import { startEmbeddedStore } from '../../src/embedded/store/index.js';
import { loadWords } from '../../src/i18n/words.js';
import { packagePath } from '../../src/package-root.js';
import { systemClock } from '../../src/ports/clock.js';
import { createSecrets } from '../../src/store/secrets.js';
import { connect } from '../../src/app/database.js';
import { quietLogger } from '../../test/support/mongo/quiet-logger.js';
import { registerCrowd, report } from './crowd.js';
import { LocalChannel } from './local-channel.js';

/** Turns without a network: conversations, embedded store with its journal and the people, in this process. */
export async function benchInProcess(people: number, atOnce: number, rounds: number) {
  const dir = mkdtempSync(join(tmpdir(), 'pasti-bench-'));
  const socketPath = join(dir, 's.sock');
  const store = await startEmbeddedStore({ dir, socketPath, logger: quietLogger });
  const database = await connect(process.env.MONGODB_URI ?? store.uri, quietLogger);
  const channel = new LocalChannel();
  const conversations = buildConversations({
    database,
    secrets: createSecrets({ data: [Buffer.alloc(32, 1)], index: Buffer.alloc(32, 2) }),
    words: loadWords(packagePath('locales'), 'Asia/Jakarta'),
    channels: [channel],
    clock: systemClock,
    logger: quietLogger,
    timeZone: 'Asia/Jakarta',
    publicUrl: 'https://pasti.example',
    processId: 'bench',
    telegramLink: () => undefined,
  });
  await channel.start(conversations.deliver);
  for (let round = 0; round < rounds; round += 1) {
    const cpu = process.cpuUsage();
    const began = performance.now();
    const first = round * people;
    const waits = await registerCrowd(people, atOnce, (id) => channel.user(id), first);
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (performance.now() - began) / 1000;
    report(`in one process, round ${round + 1}`, waits, seconds, (user + system) / 1e6);
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    const mb = (bytes: number) => Math.round(bytes / 1e6);
    console.log(`  heap ${mb(heapUsed)} MB, rss ${mb(rss)} MB`);
  }
  await conversations.stop();
  await database.close();
  await store.stop();
  rmSync(dir, { recursive: true });
}
