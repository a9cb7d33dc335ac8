import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataDirInUseError, lockDataDir, readLock } from '../../../src/embedded/data-dir-lock.js';
import { spawnTs } from '../../support/spawn-ts.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pasti-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const holder = new URL('./lock/holder.ts', import.meta.url);

/** A process that holds the lock, and says so. */
async function hold(): Promise<ReturnType<typeof spawnTs>> {
  const child = spawnTs(holder, [dir]);
  await once(child.stdout!, 'data');
  return child;
}

test('tells who holds the directory and where it listens', async () => {
  expect(readLock(dir)).toBeUndefined();
  const child = await hold();
  expect(readLock(dir)).toEqual({ pid: child.pid, socketPath: join(dir, 's.sock') });
  expect(() => lockDataDir(dir)).toThrow(DataDirInUseError);
  expect(() => lockDataDir(dir)).toThrow(`DATA_DIR ${dir} is in use by process ${child.pid}`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(readLock(dir)).toBeUndefined();
  const lock = lockDataDir(dir);
  expect(readLock(dir)).toEqual({ pid: process.pid, socketPath: undefined });
  lock.release();
  expect(existsSync(join(dir, 'lock'))).toBe(false);
});

test('is this process own, as often as it likes', () => {
  const outer = lockDataDir(dir);
  const inner = lockDataDir(dir, { socketPath: join(dir, 'x.sock') });
  expect(readLock(dir)?.socketPath).toBe(join(dir, 'x.sock'));
  inner.release();
  inner.release();
  expect(readLock(dir)?.pid).toBe(process.pid);
  outer.release();
  expect(readLock(dir)).toBeUndefined();
});

test('does not take a later process with the same pid for the holder', () => {
  writeFileSync(join(dir, 'lock'), JSON.stringify({ pid: process.pid, started: 'another boot:1' }));
  if (existsSync('/proc/self/stat')) {
    expect(readLock(dir)).toBeUndefined();
    lockDataDir(dir).release();
  }
});

test('takes over a lock that is no lock', () => {
  writeFileSync(join(dir, 'lock'), '');
  const lock = lockDataDir(dir);
  expect(JSON.parse(readFileSync(join(dir, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  lock.release();
});

test('of many that come at once one gets it', async () => {
  const children = Array.from({ length: 4 }, () => spawnTs(holder, [dir]));
  const outcomes = await Promise.all(
    children.map(async (child) => String((await once(child.stdout!, 'data'))[0])),
  );
  expect(outcomes.filter((line) => line.startsWith('held'))).toHaveLength(1);
  expect(outcomes.filter((line) => line.includes('is in use by process'))).toHaveLength(3);
  for (const child of children) child.kill('SIGKILL');
});
