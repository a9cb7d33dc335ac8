import { readdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Names in a store's directory. Snapshot N holds all that happened before log N; a log goes on
 * where the one before it ends.
 */
export function logFile(dir: string, generation: number): string {
  return join(dir, `store-${String(generation).padStart(6, '0')}.log`);
}

export function snapshotFile(dir: string, generation: number): string {
  return join(dir, `store-${String(generation).padStart(6, '0')}.snapshot`);
}

export interface StoreFiles {
  /** Generation of the newest snapshot. */
  snapshot: number | undefined;
  /** Generations of the logs to read after it, in order. */
  logs: number[];
  /** Files that are not needed any more. */
  old: string[];
}

/** What a start has to read. @throws if a log is missing */
export function listFiles(dir: string): StoreFiles {
  const found = { log: [] as number[], snapshot: [] as number[] };
  const old: string[] = [];
  for (const name of readdirSync(dir)) {
    const match = /^store-(\d{6,})\.(log|snapshot)$/.exec(name);
    if (match) found[match[2] as 'log' | 'snapshot'].push(Number(match[1]));
    else if (/^store-\d+\.(log|snapshot)\.tmp$/.test(name)) old.push(join(dir, name));
  }
  const snapshot = found.snapshot.length > 0 ? Math.max(...found.snapshot) : undefined;
  const first = snapshot ?? 1;
  const logs = found.log.filter((generation) => generation >= first).sort((a, b) => a - b);
  if (snapshot !== undefined && logs.length === 0)
    throw new Error(`The store's ${logFile(dir, snapshot)} is missing`);
  for (const [at, generation] of logs.entries()) {
    if (generation !== first + at)
      throw new Error(`The store's ${logFile(dir, first + at)} is missing`);
  }
  for (const generation of found.log) if (generation < first) old.push(logFile(dir, generation));
  for (const generation of found.snapshot)
    if (generation < first) old.push(snapshotFile(dir, generation));
  return { snapshot, logs, old };
}

/** Freeing a large file takes its time; not ours. */
export async function removeFiles(files: readonly string[]): Promise<void> {
  for (const file of files) await rm(file, { force: true });
}

/** Makes new, renamed and removed names of a directory survive a power loss. */
export async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
