import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { mongo } from 'mongoose';
import { startEmbeddedStore } from '../../../src/embedded/store/index.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { spawnTs } from '../../support/spawn-ts.js';

const rounds = 5;
const lanes = [0, 1, 2, 3];
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'pasti-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

interface Item {
  _id: string;
  lane?: number;
  n?: number;
  at?: number;
  pair?: number;
  a?: number;
  b?: number;
}

/** Lets a child write, kills it after some acknowledgements; returns the last of each lane. */
async function writeAndKill(first: number, acknowledgements: number): Promise<Map<number, number>> {
  const child = spawnTs(new URL('./crash/writer.ts', import.meta.url), [dir, String(first)]);
  let complaint = '';
  child.stderr?.on('data', (text: Buffer) => (complaint += text.toString()));
  const last = new Map<number, number>();
  let seen = 0;
  const lines = createInterface({ input: child.stdout! });
  lines.on('line', (line) => {
    const [lane, n] = line.split(' ').map(Number);
    last.set(lane!, n!);
    if (++seen === acknowledgements) child.kill('SIGKILL');
  });
  const closed = once(lines, 'close');
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  await closed;
  expect({ signal, complaint }).toEqual({ signal: 'SIGKILL', complaint: '' });
  return last;
}

async function readAll(): Promise<Map<string, Item>> {
  const store = await startEmbeddedStore({ dir, port: 0, logger: quietLogger });
  const client = await new mongo.MongoClient(store.uri).connect();
  const items = await client.db().collection<Item>('items').find().toArray();
  expect(await client.db().collection('items').indexes()).toHaveLength(2);
  await client.close();
  await store.stop();
  return new Map(items.map((item) => [item._id, item]));
}

/** Everything acknowledged since the beginning is there, and nothing by halves. */
function check(items: Map<string, Item>, first: number, last: Map<number, number>): void {
  for (const lane of lanes) {
    const acknowledged = last.get(lane) ?? first - 1;
    const missing: number[] = [];
    for (let n = first; n <= acknowledged; n++) {
      const deleted = (n + 2) % 5 === 0 && n + 2 <= acknowledged;
      // One more than was acknowledged may have been written.
      const mayBeDeleted = (n + 2) % 5 === 0 && n + 2 <= acknowledged + 1;
      const present = items.get(`${lane}:${n}`)?.n === n;
      if (deleted ? present : !present && !mayBeDeleted) missing.push(n);
    }
    expect(missing).toEqual([]);
    const counter = items.get(`counter:${lane}`);
    if (acknowledged >= first) expect(counter?.a).toBeGreaterThanOrEqual(acknowledged);
    expect(counter?.a).toBe(counter?.b);
    expect(items.get(`left:${lane}`)?.at).toBe(items.get(`right:${lane}`)?.at);
  }
}

test('nothing acknowledged is lost to kill -9, nothing is half there', async () => {
  let first = 0;
  for (let round = 0; round < rounds; round++) {
    const last = await writeAndKill(first, 40 + Math.floor(Math.random() * 300));
    const items = await readAll();
    check(items, first, last);
    first = Math.max(first, ...[...items.values()].map(({ n = 0 }) => n)) + 10;
  }
  expect(readdirSync(dir).some((name) => name.endsWith('.snapshot'))).toBe(true);
});
