import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder, naming } from './make-folder.js';

/** Who holds a data directory. */
export interface LockHolder {
  pid: number;
  /** Where the holder's store listens, if it does. */
  socketPath: string | undefined;
  /** Where people reach the holder's web part, if it has one. */
  address: string | undefined;
}

/** What whoever reads the lock is told. */
export interface ToldByLock {
  socketPath?: string | undefined;
  address?: string | undefined;
}

export interface DataDirLock {
  release(): void;
}

/** The directory belongs to another living process. */
export class DataDirInUseError extends Error {
  constructor(
    dir: string,
    readonly pid: number,
  ) {
    super(`DATA_DIR ${dir} is in use by process ${pid}`);
    this.name = 'DataDirInUseError';
  }
}

interface Entry {
  pid: number;
  /** Tells the process from a later one with the same pid; empty where the system does not say. */
  started: string;
  socketPath?: string | undefined;
  address?: string | undefined;
}

const fileName = 'lock';
const held = new Map<string, { count: number; entry: Entry }>();

/**
 * Makes this process the only user of a directory, which is made if need be. The lock of a process
 * that is gone is taken over. Taking it again in the same process is fine; it is free after as many
 * releases. Processes that can not see each other's pids (two containers) must not share a directory.
 *
 * @throws DataDirInUseError, UnusableFolderError
 */
export function lockDataDir(dir: string, told: ToldByLock = {}): DataDirLock {
  const path = resolve(dir);
  // The store has no other lock on its door: whoever reaches the socket reads everything.
  makeFolder(path);
  const own = held.get(path);
  const entry: Entry = own?.entry ?? { pid: process.pid, started: startOf(process.pid) };
  if (told.socketPath !== undefined) entry.socketPath = resolve(told.socketPath);
  entry.address = told.address ?? entry.address;
  naming(path, () => {
    if (own) replaceFile(path, entry);
    else acquire(path, entry);
  });
  if (own) own.count += 1;
  else held.set(path, { count: 1, entry });
  let released = false;
  return {
    release: () => {
      if (!released) release(path);
      released = true;
    },
  };
}

/** The living process that holds the directory. @throws UnusableFolderError when this user may not look */
export function readLock(dir: string): LockHolder | undefined {
  const path = resolve(dir);
  const entry = parse(naming(path, () => readText(join(path, fileName))));
  if (!entry || !isAlive(entry)) return undefined;
  return { pid: entry.pid, socketPath: entry.socketPath, address: entry.address };
}

function release(path: string): void {
  const own = held.get(path);
  if (!own) return;
  own.count -= 1;
  if (own.count > 0) return;
  held.delete(path);
  if (parse(readText(join(path, fileName)))?.pid === process.pid) unlinkSync(join(path, fileName));
}

function acquire(path: string, entry: Entry): void {
  const file = join(path, fileName);
  for (let attempt = 0; attempt < 10; attempt++) {
    if (tryLink(path, entry)) return;
    const text = readText(file);
    const holder = parse(text);
    if (holder && isAlive(holder)) throw new DataDirInUseError(path, holder.pid);
    takeAway(file, text);
  }
  throw new Error(`DATA_DIR ${path} can not be locked: ${file} comes back whenever it is removed`);
}

/** Puts the lock there with its content in one step, unless there is one. */
function tryLink(path: string, entry: Entry): boolean {
  const own = join(path, `${fileName}.${process.pid}`);
  writeFileSync(own, JSON.stringify(entry));
  try {
    linkSync(own, join(path, fileName));
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    unlinkSync(own);
  }
}

/** Removes a stale lock; if another process was faster and this is its new one, puts it back. */
function takeAway(file: string, expected: string | undefined): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readText(aside) !== expected) linkSync(aside, file);
    unlinkSync(aside);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function replaceFile(path: string, entry: Entry): void {
  const own = join(path, `${fileName}.${process.pid}`);
  writeFileSync(own, JSON.stringify(entry));
  renameSync(own, join(path, fileName));
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

function parse(text: string | undefined): Entry | undefined {
  try {
    const entry = JSON.parse(text ?? '') as Partial<Entry> | null;
    if (typeof entry?.pid !== 'number') return undefined;
    const { pid, started = '', socketPath, address } = entry;
    return { pid, started, socketPath, address };
  } catch {
    return undefined;
  }
}

function isAlive({ pid, started }: Entry): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    if (codeOf(error) === 'ESRCH') return false;
  }
  const now = startOf(pid);
  return started === '' || now === '' || started === now;
}

/** When a process started, in the words of Linux; a pid is used again, this is not. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`;
  } catch {
    return '';
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null)?.code;
}
