import { closeSync, openSync, fsyncSync, ftruncateSync, readSync, writeFileSync } from 'node:fs';
import type { Logger } from '../../../ports/logger.js';
import { keyOf } from '../bson/key-string.js';
import type { Catalog } from '../collection/catalog.js';
import type { Collection } from '../collection/collection.js';
import type { IndexSpec } from '../collection/index-spec.js';
import { currentFormat, type Entry, readEntries } from './effect-codec.js';
import { type StoreFiles, logFile, snapshotFile } from './files.js';
import { type End, readFrames } from './frame-reader.js';

/** Where the newest log goes on. */
export interface LogEnd {
  generation: number;
  next: number;
}

interface Loaded {
  collection: Collection;
  specs: Map<string, IndexSpec>;
}

/** Replays snapshot and logs. Entries may repeat what the snapshot has already: each is idempotent. */
class Replay {
  readonly #loaded = new Map<number, Loaded>();
  readonly #unknown = new Set<number>();
  #sawEnd = false;

  constructor(private readonly catalog: Catalog) {}

  get sawEnd(): boolean {
    return this.#sawEnd;
  }

  take(entry: Entry): void {
    switch (entry.kind) {
      case 'head':
        if (entry.format !== currentFormat)
          throw new Error(`written in format ${entry.format}, which this version does not read`);
        return;
      case 'end':
        this.#sawEnd = true;
        return;
      case 'create':
        if (!this.#loaded.has(entry.collection)) {
          const collection = this.catalog.make(entry.database, entry.name, entry.collection);
          this.#loaded.set(entry.collection, { collection, specs: new Map() });
        }
        return;
      case 'drop':
        this.#loaded.delete(entry.collection);
        this.#unknown.delete(entry.collection);
        return;
    }
    const loaded = this.#loaded.get(entry.collection);
    // Dropped before the snapshot came to it; the drop is still to come in the log.
    if (!loaded) this.#unknown.add(entry.collection);
    else if (entry.kind === 'put') loaded.collection.load(ownCopy(entry.bytes));
    else if (entry.kind === 'delete') loaded.collection.unload(keyOf(entry.id._id));
    else if (entry.kind === 'createIndex') loaded.specs.set(entry.spec.name, entry.spec);
    else loaded.specs.delete(entry.name);
  }

  finish(): void {
    if (this.#unknown.size > 0)
      throw new Error('The store has changes of a collection that it does not know');
    for (const { collection, specs } of this.#loaded.values()) {
      collection.indexes = [...specs.values()].map((spec) => collection.buildIndex(spec));
      this.catalog.attach(collection);
    }
  }
}

/** The payload is a part of a large buffer that should not be kept for it. */
function ownCopy(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

/**
 * Fills the catalog from the files. An incomplete record at the end of the newest log, which a crash
 * leaves, is cut off and kept aside.
 *
 * @throws Error naming file and offset if a file is damaged before its end
 */
export function recover(
  dir: string,
  files: StoreFiles,
  catalog: Catalog,
  logger: Logger,
): LogEnd | undefined {
  const replay = new Replay(catalog);
  if (files.snapshot !== undefined) {
    const path = snapshotFile(dir, files.snapshot);
    const end = replayFile(path, replay);
    if (end.offset < end.size || !replay.sawEnd) throw damaged(path, end);
  }
  let last: LogEnd | undefined;
  for (const generation of files.logs) {
    const path = logFile(dir, generation);
    const end = replayFile(path, replay);
    if (end.offset < end.size) {
      const isLast = generation === files.logs.at(-1);
      if (!isLast || end.validBehind !== undefined) throw damaged(path, end);
      cutTail(path, end, logger);
    }
    last = { generation, next: end.next };
  }
  replay.finish();
  return last;
}

function replayFile(path: string, replay: Replay): End {
  return readFrames(path, (payload) => {
    try {
      for (const entry of readEntries(payload)) replay.take(entry);
    } catch (error) {
      throw new Error(
        `The store's ${path} can not be read: ${error instanceof Error ? error.message : String(error)}`,
        {
          cause: error,
        },
      );
    }
  });
}

function damaged(path: string, end: End): Error {
  const behind =
    end.validBehind === undefined ? '' : `; valid records follow at ${end.validBehind}`;
  return new Error(
    `The store's ${path} is damaged at offset ${end.offset} of ${end.size}${behind}. Restore it from a backup; nothing was changed.`,
  );
}

function cutTail(path: string, end: End, logger: Logger): void {
  const bytes = end.size - end.offset;
  const kept = `${path}.torn-${end.offset}-${Date.now()}`;
  const fd = openSync(path, 'r+');
  try {
    const tail = Buffer.alloc(bytes);
    readSync(fd, tail, 0, bytes, end.offset);
    writeFileSync(kept, tail, { flush: true });
    ftruncateSync(fd, end.offset);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  logger.warn(
    { file: path, offset: end.offset, bytes, kept },
    'The store ended in an incomplete record, as a crash leaves it; it was cut off and kept aside',
  );
}
