/** What is indexed; `sequence` orders entries with the same key. */
export interface Indexed {
  readonly sequence: number;
}

interface Chunk<T> {
  keys: string[];
  items: T[];
}

/** Entries of a chunk at which it is split in two. */
const chunkLimit = 512;

/**
 * Entries in order of (key, sequence), kept in sorted chunks: a search is two binary searches, an
 * insertion moves at most a chunk.
 */
export class SortedIndex<T extends Indexed> {
  #chunks: Chunk<T>[] = [];
  size = 0;

  /** Fills an empty index. */
  build(entries: [key: string, item: T][]): void {
    entries.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x.sequence - y.sequence));
    this.#chunks = [];
    const step = chunkLimit / 2;
    for (let at = 0; at < entries.length; at += step) {
      const part = entries.slice(at, at + step);
      this.#chunks.push({ keys: part.map(([key]) => key), items: part.map(([, item]) => item) });
    }
    this.size = entries.length;
  }

  insert(key: string, item: T): void {
    this.size += 1;
    const index = Math.min(this.#findChunk(key, item.sequence), this.#chunks.length - 1);
    const chunk = this.#chunks[index];
    if (!chunk) {
      this.#chunks.push({ keys: [key], items: [item] });
      return;
    }
    const at = lowerBound(chunk, key, item.sequence);
    chunk.keys.splice(at, 0, key);
    chunk.items.splice(at, 0, item);
    if (chunk.keys.length <= chunkLimit) return;
    // A rising key fills the last chunk; splitting it at its end leaves full chunks behind.
    const half =
      index === this.#chunks.length - 1 && at === chunkLimit ? chunkLimit : chunkLimit / 2;
    const right = { keys: chunk.keys.splice(half), items: chunk.items.splice(half) };
    this.#chunks.splice(index + 1, 0, right);
  }

  remove(key: string, item: T): void {
    const index = this.#findChunk(key, item.sequence);
    const chunk = this.#chunks[index];
    if (!chunk) return;
    const at = lowerBound(chunk, key, item.sequence);
    if (chunk.items[at] !== item || chunk.keys[at] !== key) return;
    this.size -= 1;
    chunk.keys.splice(at, 1);
    chunk.items.splice(at, 1);
    if (chunk.keys.length === 0) this.#chunks.splice(index, 1);
  }

  /** First entry with exactly this key. */
  first(key: string): T | undefined {
    for (const [found, item] of this.range(key, key)) return found === key ? item : undefined;
    return undefined;
  }

  /** Entries with from <= key <= to, backwards if told. Must not be changed while it is read. */
  *range(from: string, to: string, backwards = false): Generator<[key: string, item: T]> {
    if (backwards) {
      yield* this.#backwards(from, to);
      return;
    }
    let index = this.#findChunk(from, -1);
    for (let chunk = this.#chunks[index]; chunk; chunk = this.#chunks[++index]) {
      for (let at = lowerBound(chunk, from, -1); at < chunk.keys.length; at++) {
        const key = chunk.keys[at] ?? '';
        if (key > to) return;
        const item = chunk.items[at];
        if (item !== undefined) yield [key, item];
      }
    }
  }

  *#backwards(from: string, to: string): Generator<[key: string, item: T]> {
    let index = Math.min(this.#findChunk(to, Infinity), this.#chunks.length - 1);
    for (let chunk = this.#chunks[index]; chunk; chunk = this.#chunks[--index]) {
      for (let at = lowerBound(chunk, to, Infinity) - 1; at >= 0; at--) {
        const key = chunk.keys[at] ?? '';
        if (key < from) return;
        const item = chunk.items[at];
        if (item !== undefined) yield [key, item];
      }
    }
  }

  /** Index of the first chunk whose last entry is not before (key, sequence). */
  #findChunk(key: string, sequence: number): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const chunk = this.#chunks[middle];
      if (chunk && isBefore(chunk, chunk.keys.length - 1, key, sequence)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isBefore(chunk: Chunk<Indexed>, at: number, key: string, sequence: number): boolean {
  const other = chunk.keys[at] ?? '';
  return other < key || (other === key && (chunk.items[at]?.sequence ?? 0) < sequence);
}

/** Index of the first entry of a chunk that is not before (key, sequence). */
function lowerBound(chunk: Chunk<Indexed>, key: string, sequence: number): number {
  let low = 0;
  let high = chunk.keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(chunk, middle, key, sequence)) low = middle + 1;
    else high = middle;
  }
  return low;
}
