import { copyFileSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BsonWriter } from '../store/bson/encode.js';
import type { Catalog } from '../store/collection/catalog.js';
import { currentFormat, writeEntry } from '../store/journal/effect-codec.js';
import {
  listFiles,
  logFile,
  removeFiles,
  snapshotFile,
  syncDirectory,
} from '../store/journal/files.js';
import { closeFrame, openFrame } from '../store/journal/frame.js';
import { LogFile } from '../store/journal/log-file.js';
import { writeSnapshot } from '../store/journal/snapshot.js';

const storeFile = /^store-(\d{6,})\.(log|snapshot)$/;

/** Whether a store was ever opened in this directory. */
export function hasStore(dir: string): boolean {
  return filesOf(dir).length > 0;
}

/**
 * Makes `catalog` the content of the store in `dir`, which nobody may have open. It becomes a snapshot newer
 * than all that is there: the one rename that puts it in place is the moment from which a start finds the new
 * data; until then it finds the old.
 *
 * @param keepOldIn directory to keep the old files in; made if there are any
 * @throws what the disk throws; the old data are in place then
 */
export async function putInPlace(catalog: Catalog, dir: string, keepOldIn: string): Promise<void> {
  mkdirSync(dir, { recursive: true });
  const old = filesOf(dir);
  await keep(dir, old, keepOldIn);
  const generations = old.map((name) => Number(storeFile.exec(name)?.[1]));
  const generation = Math.max(0, ...generations) + 1;
  const snapshot = snapshotFile(dir, generation);
  const log = logFile(dir, generation);
  try {
    await writeSnapshot(`${snapshot}.tmp`, catalog);
    await beginLog(log);
    await syncDirectory(dir);
    renameSync(`${snapshot}.tmp`, snapshot);
  } catch (error) {
    rmSync(log, { force: true });
    rmSync(`${snapshot}.tmp`, { force: true });
    throw error;
  }
  await syncDirectory(dir);
  await removeFiles(listFiles(dir).old);
}

function filesOf(dir: string): string[] {
  try {
    return readdirSync(dir).filter((name) => storeFile.test(name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

/** A second name for each file costs no room; where the file system has none, a copy does. */
async function keep(dir: string, names: string[], target: string): Promise<void> {
  if (names.length === 0) return;
  mkdirSync(target, { recursive: true, mode: 0o700 });
  for (const name of names) {
    try {
      linkSync(join(dir, name), join(target, name));
    } catch {
      copyFileSync(join(dir, name), join(target, name));
    }
  }
  await syncDirectory(target);
}

/** The log that goes on where the snapshot ends: so far, its head. */
async function beginLog(path: string): Promise<void> {
  const writer = new BsonWriter();
  openFrame(writer);
  writeEntry(writer, { kind: 'head', format: currentFormat });
  const log = new LogFile(path, 0);
  log.append(closeFrame(writer, 0));
  await log.close();
}
