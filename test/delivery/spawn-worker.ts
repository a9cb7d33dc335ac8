import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnTs } from '../support/spawn-ts.js';

/** How far the clock of the workers is ahead: they live on Tuesday, 24 November 2026, 10.00 in Jakarta. */
export const aheadMs = Date.parse('2026-11-24T03:00:00Z') - Date.now();
export const workerNow = () => new Date(Date.now() + aheadMs);

/**
 * Starts `reminders/worker-process.ts` in a process of its own.
 * @param env `DATA_DIR` is made and removed again where it is not given
 * @param closers Takes what is to be done at the end, the last first.
 */
export function spawnWorker(env: Record<string, string>, closers: (() => unknown)[]): ChildProcess {
  const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'pasti-'));
  const child = spawnTs(new URL('./reminders/worker-process.ts', import.meta.url), [], {
    env: {
      ...process.env,
      CLOCK_AHEAD_MS: String(aheadMs),
      TELEGRAM_BOT_TOKEN: '1:messages_of_nobody',
      DATA_DIR: dataDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  closers.push(() => {
    if (!env.DATA_DIR) rmSync(dataDir, { recursive: true, force: true });
  });
  closers.push(() => kill(child));
  return child;
}

/** When it has begun to look for work. */
export const ready = (child: ChildProcess) => once(child.stdout as NodeJS.ReadableStream, 'data');

/** Moves its clock on. */
export const advance = (child: ChildProcess, ms: number): boolean => child.send(ms);

/** Ends it in good order. @returns its exit code */
export async function stop(child: ChildProcess): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return child.exitCode;
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
