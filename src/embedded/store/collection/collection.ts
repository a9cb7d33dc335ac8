import { readField } from '../bson/decode.js';
import { keyOf } from '../bson/key-string.js';
import type { Document } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { parsePath, readHead } from '../query/path.js';
import { duplicateKey } from './duplicate-key.js';
import { FieldIndex } from './field-index.js';
import type { IndexSpec } from './index-spec.js';
import type { StoredRecord } from './record.js';

const idName = Buffer.from('_id');
const idSpec: IndexSpec = { name: '_id_', key: { _id: 1 }, unique: false, sparse: false };

/** Documents by `_id` and their indexes. Knows nothing of the journal; callers undo on failure. */
export class Collection {
  readonly records = new Map<string, StoredRecord>();
  indexes: FieldIndex[] = [];
  /** Order of `_id`, made when it is first asked for. */
  #idOrder: FieldIndex | undefined;
  #sequence = 0;
  /** Bytes of all documents. */
  size = 0;

  /** @param id number of the collection in the journal, never used again after a drop */
  constructor(
    readonly id: number,
    readonly database: string,
    readonly name: string,
  ) {}

  get namespace(): string {
    return `${this.database}.${this.name}`;
  }

  /** The index on `_id`, for ranges and order. */
  get idOrder(): FieldIndex {
    if (this.#idOrder) return this.#idOrder;
    const index = new FieldIndex(idSpec);
    index.entries.build([...this.records.values()].map((record) => [record.key, record]));
    this.#idOrder = index;
    return index;
  }

  get specs(): IndexSpec[] {
    return [idSpec, ...this.indexes.map((index) => index.spec)];
  }

  /** @throws StoreError 11000 */
  insert(bytes: Buffer): StoredRecord {
    const key = idKey(bytes);
    if (this.records.has(key))
      throw duplicateKey(this.namespace, idSpec, { _id: readField(bytes, idName) });
    const changes = this.indexes.map((index) => ({
      index,
      added: index.keysOf(bytes),
      removed: [] as string[],
    }));
    this.#checkUnique(changes, bytes, undefined);
    const record: StoredRecord = { key, bytes, sequence: this.#sequence++ };
    this.#add(record, changes);
    return record;
  }

  /** Puts a removed record back. */
  restore(record: StoredRecord): void {
    const changes = this.indexes.map((index) => ({
      index,
      added: index.keysOf(record.bytes),
      removed: [],
    }));
    this.#add(record, changes);
  }

  #add(record: StoredRecord, changes: Change[]): void {
    this.records.set(record.key, record);
    this.#idOrder?.entries.insert(record.key, record);
    this.size += record.bytes.length;
    applyChanges(changes, record);
  }

  /**
   * Puts other bytes, with the same `_id`, in a record's place.
   *
   * @param heads top-level fields that may have changed; all if left out
   * @throws StoreError 11000
   */
  replace(record: StoredRecord, bytes: Buffer, heads?: ReadonlySet<string>): void {
    const changes = this.indexes
      .filter((index) => !heads || index.touches(heads))
      .map((index) => {
        const before = index.keysOf(record.bytes);
        const after = index.keysOf(bytes);
        return {
          index,
          added: after.filter((key) => !before.includes(key)),
          removed: before.filter((key) => !after.includes(key)),
        };
      });
    this.#checkUnique(changes, bytes, record);
    this.size += bytes.length - record.bytes.length;
    record.bytes = bytes;
    applyChanges(changes, record);
  }

  remove(record: StoredRecord): void {
    for (const index of this.indexes) {
      for (const key of index.keysOf(record.bytes)) index.entries.remove(key, record);
    }
    this.records.delete(record.key);
    this.#idOrder?.entries.remove(record.key, record);
    this.size -= record.bytes.length;
  }

  /** Stores without looking at indexes; `rebuildIndexes` must follow. */
  load(bytes: Buffer): void {
    const key = idKey(bytes);
    const present = this.records.get(key);
    this.size += bytes.length - (present?.bytes.length ?? 0);
    if (present) present.bytes = bytes;
    else this.records.set(key, { key, bytes, sequence: this.#sequence++ });
  }

  /** Opposite of `load`. */
  unload(key: string): void {
    this.size -= this.records.get(key)?.bytes.length ?? 0;
    this.records.delete(key);
  }

  /** An index over the documents there are; not yet among the collection's. @throws StoreError 11000 */
  buildIndex(spec: IndexSpec): FieldIndex {
    const index = new FieldIndex(spec);
    const entries: [string, StoredRecord][] = [];
    for (const record of this.records.values()) {
      for (const key of index.keysOf(record.bytes)) entries.push([key, record]);
    }
    index.entries.build(entries);
    if (spec.unique) this.#findDuplicate(index, entries);
    return index;
  }

  #findDuplicate(index: FieldIndex, sorted: [string, StoredRecord][]): void {
    let previous: string | undefined;
    for (const [key, record] of sorted) {
      if (key === previous)
        throw duplicateKey(this.namespace, index.spec, index.valuesOf(record.bytes));
      previous = key;
    }
  }

  #checkUnique(changes: Change[], bytes: Buffer, own: StoredRecord | undefined): void {
    for (const { index, added } of changes) {
      if (!index.spec.unique) continue;
      for (const key of added) {
        const other = index.entries.first(key);
        if (other && other !== own)
          throw duplicateKey(this.namespace, index.spec, index.valuesOf(bytes));
      }
    }
  }
}

interface Change {
  index: FieldIndex;
  added: string[];
  removed: string[];
}

function applyChanges(changes: Change[], record: StoredRecord): void {
  for (const { index, added, removed } of changes) {
    for (const key of removed) index.entries.remove(key, record);
    for (const key of added) index.entries.insert(key, record);
  }
}

/** Key string of an encoded document's `_id`. */
export function idKey(bytes: Buffer): string {
  const id = readField(bytes, idName);
  if (id === undefined) throw new StoreError('BadValue', 'A document has no _id');
  return keyOf(id);
}

const idPath = parsePath('_id');

/** `_id` of a record, as a document. */
export function idDocument(record: StoredRecord): Document {
  return { _id: readHead(record.bytes, idPath) };
}
