import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { spawnTs } from '../../support/spawn-ts.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pasti-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

async function start(): Promise<{ child: ChildProcess; line: string }> {
  const child = spawnTs(new URL('./cli/pasti-store.ts', import.meta.url), [
    '--port',
    '0',
    '--data',
    dir,
  ]);
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, line: line.toString() };
}

async function stop(child: ChildProcess): Promise<unknown> {
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];
  return code;
}

test('pasti store serves several clients until SIGTERM, and keeps the data', async () => {
  const first = await start();
  expect(first.line).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\/pasti\?directConnection=true\n$/);
  const clients = await Promise.all(
    [1, 2].map(() => new mongo.MongoClient(first.line.trim()).connect()),
  );
  for (const [n, client] of clients.entries())
    await client.db().collection('items').insertOne({ n });
  const items = clients[0]!.db().collection('items');
  // With a connected client it ends all the same.
  expect(await items.countDocuments()).toBe(2);
  expect(await stop(first.child)).toBe(0);
  await Promise.all(clients.map((client) => client.close()));

  const second = await start();
  const client = await new mongo.MongoClient(second.line.trim()).connect();
  expect(await client.db().collection('items').countDocuments()).toBe(2);
  await client.close();
  expect(await stop(second.child)).toBe(0);
});
