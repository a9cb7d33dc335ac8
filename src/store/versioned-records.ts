import { findOrInsert, type Upsertable } from './upserts.js';

/** What is changed only by who has seen its newest version. */
interface Versioned {
  id: string;
  version: number;
}

/** Finds, creates and changes records of one collection; each change is one conditional write on the version. */
export interface VersionedRecords<T extends Versioned> {
  /** Makes a record of a document: `_id` is its `id`. */
  read: (document: { _id?: unknown }) => T;
  find: (id: string) => Promise<T | undefined>;
  /** Writes a record unless there is one of that id; resolves to the one that is there. */
  create: (record: T) => Promise<T>;
  /** The record as changed; undefined where the version seen is not the newest. */
  change: (seen: Versioned, changes: object) => Promise<T | undefined>;
}

export function versionedRecords<T extends Versioned>(model: Upsertable): VersionedRecords<T> {
  const read = ({ _id, ...rest }: { _id?: unknown }) => ({ id: _id, ...rest }) as unknown as T;
  return {
    read,
    async find(id) {
      const found = await model.findById(id).lean();
      return found ? read(found) : undefined;
    },
    async create({ id, ...rest }) {
      return read(await findOrInsert(model, id, rest));
    },
    async change({ id, version }, changes) {
      const update = { ...changes, $inc: { version: 1 } };
      const changed = await model
        .findOneAndUpdate({ _id: id, version }, update, { returnDocument: 'after' })
        .lean();
      return changed ? read(changed) : undefined;
    },
  };
}
