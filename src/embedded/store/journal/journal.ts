import { rename, rm } from 'node:fs/promises';
import type { Logger } from '../../../ports/logger.js';
import { BsonWriter } from '../bson/encode.js';
import type { Catalog } from '../collection/catalog.js';
import type { Effect, EffectLog } from '../collection/effect.js';
import { currentFormat, type Entry, writeEntry } from './effect-codec.js';
import { listFiles, logFile, removeFiles, snapshotFile, syncDirectory } from './files.js';
import { closeFrame, openFrame } from './frame.js';
import { LogFile, type WriteSync } from './log-file.js';
import { recover } from './recover.js';
import { writeSnapshot } from './snapshot.js';

export interface JournalOptions {
  dir: string;
  catalog: Catalog;
  logger: Logger;
  /** A log below this is never compacted. */
  compactAboveBytes?: number;
  /** For tests. */
  write?: WriteSync;
}

const syncEveryMs = 1000;

/**
 * Keeps the data on disk: a log of effects, from time to time replaced by a snapshot.
 *
 * `append` returns when the system has taken the bytes: a process that is killed at any moment loses
 * nothing acknowledged. Against a power loss the log is synced once a second in the background, and
 * at the end: up to about a second of acknowledged writes can be lost then, and never only a part of
 * a command.
 */
export class Journal implements EffectLog {
  readonly #writer = new BsonWriter();
  readonly #timer: NodeJS.Timeout;
  #compacting: Promise<void> | undefined;
  #compactAt: number;

  private constructor(
    private readonly options: JournalOptions,
    private generation: number,
    private log: LogFile,
  ) {
    this.#compactAt = options.compactAboveBytes ?? 32 * 1024 * 1024;
    this.#timer = setInterval(() => void this.#syncInBackground(), syncEveryMs);
    this.#timer.unref();
  }

  /** Reads what there is into the (empty) catalog and goes on from there. @throws for damaged files */
  static async open(options: JournalOptions): Promise<Journal> {
    const { dir, catalog, logger, write } = options;
    const files = listFiles(dir);
    const end = recover(dir, files, catalog, logger);
    await removeFiles(files.old);
    const generation = end?.generation ?? files.snapshot ?? 1;
    const log = new LogFile(logFile(dir, generation), end?.next ?? 0, write);
    const journal = new Journal(options, generation, log);
    if (log.next === 0) {
      log.append(journal.#frame([{ kind: 'head', format: currentFormat }], 0));
      await syncDirectory(dir);
    }
    return journal;
  }

  append(effects: readonly Effect[]): void {
    this.log.append(this.#frame(effects, this.log.next));
    this.#writer.trim(8 * 1024 * 1024);
    if (this.log.size > this.#compactAt && !this.#compacting) this.#startCompaction();
  }

  /** Resolves when no compaction is under way. */
  async settled(): Promise<void> {
    await this.#compacting;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#compacting;
    await this.log.close();
  }

  #frame(entries: readonly Entry[], number: number): Buffer {
    openFrame(this.#writer);
    for (const entry of entries) writeEntry(this.#writer, entry);
    return closeFrame(this.#writer, number);
  }

  async #syncInBackground(): Promise<void> {
    try {
      await this.log.sync();
    } catch (error) {
      this.options.logger.error(
        { err: error, file: this.log.path },
        'The store could not be written to the disk',
      );
    }
  }

  #startCompaction(): void {
    const live = this.#liveBytes();
    if (this.log.size < 2 * live) {
      this.#compactAt = 2 * live;
      return;
    }
    this.#compacting = this.#compact()
      .catch((error: unknown) => {
        // The logs hold everything; a later attempt may find more room.
        this.#compactAt = 2 * this.log.size;
        this.options.logger.error({ err: error }, 'The store could not be compacted');
      })
      .finally(() => {
        this.#compacting = undefined;
      });
  }

  #liveBytes(): number {
    let bytes = 0;
    for (const collection of this.options.catalog.all()) bytes += collection.size;
    return bytes;
  }

  async #compact(): Promise<void> {
    const { dir, catalog } = this.options;
    await this.#rotate();
    const target = snapshotFile(dir, this.generation);
    const temporary = `${target}.tmp`;
    try {
      await writeSnapshot(temporary, catalog);
      // The snapshot may hold effects of commands whose log is not on the disk yet.
      await this.log.sync();
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncDirectory(dir);
    await removeFiles(listFiles(dir).old);
    this.#compactAt = Math.max(
      this.options.compactAboveBytes ?? 32 * 1024 * 1024,
      2 * this.#liveBytes(),
    );
  }

  /**
   * Goes on in a new log. The old one is whole on the disk before anything is written to the new;
   * that gets its name only then, so that a log with another behind it is never cut short.
   */
  async #rotate(): Promise<void> {
    const old = this.log;
    const path = logFile(this.options.dir, this.generation + 1);
    const log = new LogFile(`${path}.tmp`, 0, this.options.write);
    try {
      log.append(this.#frame([{ kind: 'head', format: currentFormat }], log.next));
      await log.sync();
      await old.sync();
      old.syncNow();
      log.rename(path);
    } catch (error) {
      await log.close();
      await rm(log.path, { force: true });
      throw error;
    }
    this.log = log;
    this.generation += 1;
    await syncDirectory(this.options.dir);
    await old.close();
  }
}
