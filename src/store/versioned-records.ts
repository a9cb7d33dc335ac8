/** What is changed only by who has seen its newest version. */
interface Versioned {
  id: string;
  version: number;
}

/** As much of a mongoose model as is needed here, whatever its documents are. */
interface Records {
  findById(id: string): Lean;
  findOneAndUpdate(filter: object, update: object, options: Options): Lean;
}

interface Lean {
  lean(): PromiseLike<object | null>;
}

interface Options {
  upsert: boolean;
  returnDocument: 'after';
}

/**
 * Finds, creates and changes records of one collection; each change is one conditional write on the version.
 * @param read makes a record of a document: `fromDocument<Permit>`
 */
export function versionedRecords<T extends Versioned>(
  model: Records,
  read: (document: object) => T,
) {
  return {
    async find(id: string): Promise<T | undefined> {
      const found = await model.findById(id).lean();
      return found ? read(found) : undefined;
    },
    /** Writes a record unless there is one of that id; resolves to the one that is there. */
    async create({ id, ...rest }: T): Promise<T> {
      const kept = await model
        .findOneAndUpdate(
          { _id: id },
          { $setOnInsert: rest },
          { upsert: true, returnDocument: 'after' },
        )
        .lean();
      return read(kept ?? {});
    },
    /** The record as changed; undefined where the version seen is not the newest. */
    async change({ id, version }: Versioned, changes: object): Promise<T | undefined> {
      const update = { ...changes, $inc: { version: 1 } };
      const changed = await model
        .findOneAndUpdate({ _id: id, version }, update, { upsert: false, returnDocument: 'after' })
        .lean();
      return changed ? read(changed) : undefined;
    },
  };
}

/** A record as the programme knows it: `_id` is its `id`. */
export const fromDocument = <T extends { id: string }>({ _id, ...rest }: { _id?: unknown }): T =>
  ({ id: _id, ...rest }) as unknown as T;
