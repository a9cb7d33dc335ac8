import { type Collection, idDocument } from './collection.js';
import type { Catalog } from './catalog.js';
import type { Effect, EffectLog } from './effect.js';
import type { IndexSpec } from './index-spec.js';
import type { StoredRecord } from './record.js';

/**
 * The changes of one command. They are made in memory at once, so that its later statements see
 * them, and undone if they can not be written. Nothing else runs in between: commands are synchronous.
 */
export class Transaction {
  readonly #effects: Effect[] = [];
  readonly #undo: (() => void)[] = [];

  constructor(
    readonly catalog: Catalog,
    private readonly log: EffectLog,
  ) {}

  /** Makes the changes durable. @throws what the log throws; the data are as before then */
  commit(): void {
    if (this.#effects.length === 0) return;
    try {
      this.log.append(this.#effects);
    } catch (error) {
      this.rollback();
      throw error;
    }
  }

  rollback(): void {
    for (const undo of this.#undo.reverse()) undo();
    this.#undo.length = 0;
    this.#effects.length = 0;
  }

  /** The collection, made if it is not there. */
  collection(database: string, name: string): Collection {
    const present = this.catalog.find(database, name);
    if (present) return present;
    const made = this.catalog.make(database, name);
    this.catalog.attach(made);
    this.#did({ kind: 'create', collection: made.id, database, name }, () => {
      this.catalog.detach(made);
    });
    return made;
  }

  drop(collection: Collection): void {
    this.catalog.detach(collection);
    this.#did({ kind: 'drop', collection: collection.id }, () => {
      this.catalog.attach(collection);
    });
  }

  insert(collection: Collection, bytes: Buffer): StoredRecord {
    const record = collection.insert(bytes);
    this.#did({ kind: 'put', collection: collection.id, bytes }, () => {
      collection.remove(record);
    });
    return record;
  }

  replace(
    collection: Collection,
    record: StoredRecord,
    bytes: Buffer,
    heads?: ReadonlySet<string>,
  ): void {
    const before = record.bytes;
    collection.replace(record, bytes, heads);
    this.#did({ kind: 'put', collection: collection.id, bytes }, () => {
      collection.replace(record, before, heads);
    });
  }

  remove(collection: Collection, record: StoredRecord): void {
    const id = idDocument(record);
    collection.remove(record);
    this.#did({ kind: 'delete', collection: collection.id, id }, () => {
      collection.restore(record);
    });
  }

  createIndex(collection: Collection, spec: IndexSpec): void {
    const index = collection.buildIndex(spec);
    collection.indexes.push(index);
    this.#did({ kind: 'createIndex', collection: collection.id, spec }, () => {
      collection.indexes = collection.indexes.filter((other) => other !== index);
    });
  }

  dropIndex(collection: Collection, name: string): void {
    const before = collection.indexes;
    collection.indexes = before.filter((index) => index.spec.name !== name);
    this.#did({ kind: 'dropIndex', collection: collection.id, name }, () => {
      collection.indexes = before;
    });
  }

  #did(effect: Effect, undo: () => void): void {
    this.#effects.push(effect);
    this.#undo.push(undo);
  }
}
