import { Long } from '../bson/value.js';
import { StoreError } from '../errors.js';

interface Cursor {
  namespace: string;
  rest: Buffer[];
  usedAt: number;
}

const firstBatchSize = 101;
/** Bytes of documents in one reply; a client takes no message of more than 48 MB. */
const batchBytes = 16 * 1024 * 1024;
const idleMs = 10 * 60_000;

export interface Batch {
  batch: Buffer[];
  id: Long;
}

/** Results that were not sent yet. Documents are as they were when the query ran. */
export class Cursors {
  readonly #open = new Map<string, Cursor>();
  #lastId = 0n;

  constructor(private readonly now: () => number) {}

  /** First batch of a result; opens a cursor if there is more. */
  start(
    documents: Buffer[],
    namespace: string,
    batchSize: number | undefined,
    single: boolean,
  ): Batch {
    const { batch, rest } = cut(documents, batchSize ?? firstBatchSize);
    if (rest.length === 0 || single) return { batch, id: Long.ZERO };
    this.#expire();
    this.#lastId += 1n;
    const id = Long.fromBigInt(this.#lastId);
    this.#open.set(id.toString(), { namespace, rest, usedAt: this.now() });
    return { batch, id };
  }

  /** @throws StoreError 43 */
  next(id: Long, namespace: string, batchSize: number): Batch {
    const cursor = this.#open.get(id.toString());
    if (cursor?.namespace !== namespace)
      throw new StoreError('CursorNotFound', `cursor id ${id.toString()} not found`);
    const { batch, rest } = cut(cursor.rest, batchSize || Infinity);
    cursor.rest = rest;
    cursor.usedAt = this.now();
    if (rest.length > 0) return { batch, id };
    this.#open.delete(id.toString());
    return { batch, id: Long.ZERO };
  }

  kill(id: Long): boolean {
    return this.#open.delete(id.toString());
  }

  #expire(): void {
    const limit = this.now() - idleMs;
    for (const [id, cursor] of this.#open) if (cursor.usedAt < limit) this.#open.delete(id);
  }
}

function cut(documents: Buffer[], count: number): { batch: Buffer[]; rest: Buffer[] } {
  let bytes = 0;
  let at = 0;
  for (const document of documents) {
    bytes += document.length;
    if (at >= count || (at > 0 && bytes > batchBytes)) break;
    at += 1;
  }
  return { batch: documents.slice(0, at), rest: at < documents.length ? documents.slice(at) : [] };
}
