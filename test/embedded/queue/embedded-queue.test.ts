import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Queue, createPostgresBackend } from 'bullmq';
import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataDir, makeDataDir } from '../../../src/embedded/queue/create-data-dir.js';
import { tidy } from '../../../src/embedded/queue/keep-tidy.js';
import { openEmbeddedQueue } from '../../../src/embedded/queue/open-embedded-queue.js';
import { notedLog } from '../../worker/queues/noted-log.js';

describe('the embedded queue', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'pasti-embedded-queue-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it.each([
    ['copied', createDataDir],
    ['made', makeDataDir],
  ])('is %s whole, with nothing unfinished beside it', async (how, create) => {
    const folder = join(root, how);
    await create(join(folder, 'queue'));
    expect(await readdir(folder)).toEqual(['queue']);
    expect(await readdir(join(folder, 'queue'))).toContain('PG_VERSION');
  });

  it('keeps jobs over a restart, and is migrated once', async () => {
    const dataDir = join(root, 'kept');
    const logger = notedLog();
    const first = await openEmbeddedQueue({ dataDir, logger });
    const queue = new Queue('office', { connection: first.pool }, createPostgresBackend);
    await queue.add('job', { a: 1 }, { jobId: 'mine', delay: 60_000 });
    await first.close();
    await expect(first.pool.query('SELECT 1')).rejects.toThrow('closed');

    const second = await openEmbeddedQueue({ dataDir, logger });
    const again = new Queue('office', { connection: second.pool }, createPostgresBackend);
    expect((await again.getJob('mine'))?.data).toEqual({ a: 1 });
    await second.close();
    expect(logger.lines).toEqual([]);
  });

  it('lets the event loop turn while it is busy', async () => {
    const dataDir = join(root, 'busy');
    const embedded = await openEmbeddedQueue({ dataDir, logger: notedLog() });
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await Promise.all(
      Array.from({ length: 300 }, () => embedded.pool.query('SELECT count(*) FROM job')),
    );
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
    await embedded.close();
  });

  it('tells every client of a notification', async () => {
    const dataDir = join(root, 'notified');
    const embedded = await openEmbeddedQueue({ dataDir, logger: notedLog() });
    const clients = await Promise.all([embedded.pool.connect(), embedded.pool.connect()]);
    const heard = clients.map(
      (client) => new Promise((resolve) => client.on('notification', resolve)),
    );
    await clients[0].query('LISTEN bell');
    await embedded.pool.query(`SELECT pg_notify($1, $2)`, ['bell', 'ding']);
    expect(await Promise.all(heard)).toEqual(Array(2).fill({ channel: 'bell', payload: 'ding' }));
    await embedded.close();
  });

  it('answers errors of the database with their code, and goes on', async () => {
    const dataDir = join(root, 'errors');
    const embedded = await openEmbeddedQueue({ dataDir, logger: notedLog() });
    await expect(embedded.pool.query('SELECT * FROM nowhere')).rejects.toMatchObject({
      code: '42P01',
    });
    expect(embedded.pool.broken).toBeUndefined();
    await tidy(embedded.pool);
    expect((await embedded.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await embedded.close();
  });

  it('puts a database aside that does not open, and begins anew', async () => {
    const dataDir = join(root, 'broken');
    await createDataDir(dataDir);
    await truncate(join(dataDir, 'global', 'pg_control'), 0);
    const logger = notedLog();
    const embedded = await openEmbeddedQueue({ dataDir, logger });
    expect((await embedded.pool.query('SELECT count(*)::int AS jobs FROM job')).rows).toEqual([
      { jobs: 0 },
    ]);
    expect(logger.having('put aside')).toHaveLength(1);
    expect((await readdir(root)).filter((name) => name.startsWith('broken.broken-'))).toHaveLength(
      1,
    );
    await embedded.close();
  });
});
