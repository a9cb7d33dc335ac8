import { Catalog } from '../store/collection/catalog.js';
import type { Collection } from '../store/collection/collection.js';
import { BackupError } from './format.js';
import { type BackupSummary, readBackup } from './read-backup.js';

export interface LoadedBackup {
  catalog: Catalog;
  summary: BackupSummary;
}

/**
 * Reads a backup into memory. It is checked as a whole first, so that no part of a bad file is built upon.
 *
 * @throws BackupError; StoreError if the documents contradict a unique index
 */
export async function loadBackup(file: string): Promise<LoadedBackup> {
  const checked = await readBackup(file);
  const catalog = new Catalog();
  const collections: Collection[] = checked.header.collections.map(({ database, name }) =>
    catalog.make(database, name),
  );
  const summary = await readBackup(file, {
    document: (number, bytes) => collections[number]?.load(ownCopy(bytes)),
  });
  if (summary.checksum !== checked.checksum) {
    throw new BackupError(`${file} changed while it was read; nothing was changed`);
  }
  for (const [number, collection] of collections.entries()) {
    if (collection.records.size !== summary.counts[number]) {
      throw new BackupError(
        `${file} can not be restored: two documents of ${collection.namespace} have one _id; nothing was changed`,
      );
    }
    const specs = summary.header.collections[number]?.indexes ?? [];
    collection.indexes = specs.map((spec) => collection.buildIndex(spec));
    catalog.attach(collection);
  }
  return { catalog, summary };
}

/** The bytes of a frame are a part of a large buffer that should not be kept for them. */
function ownCopy(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}
