import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { StoreError } from '../errors.js';

export type WriteSync = (
  fd: number,
  bytes: Buffer,
  offset: number,
  length: number,
  position: number,
) => number;

/** A log that grows by whole frames: one that can not be written is taken back. */
export class LogFile {
  readonly #fd: number;
  #size: number;
  #synced: number;
  #syncing: Promise<void> | undefined;
  /** Why nothing may be written any more. */
  #failure: string | undefined;

  /** @param next number of the next frame; `write` is for tests */
  constructor(
    public path: string,
    public next: number,
    private readonly write: WriteSync = writeSync,
  ) {
    // Not for appending: a frame is written at the place where the last good one ends.
    this.#fd = openSync(path, next === 0 ? 'w+' : 'r+');
    this.#size = fstatSync(this.#fd).size;
    this.#synced = this.#size;
  }

  get size(): number {
    return this.#size;
  }

  rename(path: string): void {
    renameSync(this.path, path);
    this.path = path;
  }

  /** Writes a frame. @throws StoreError; the file is as before then */
  append(frame: Buffer): void {
    if (this.#failure !== undefined) throw new StoreError('OperationFailed', this.#failure);
    try {
      for (let done = 0; done < frame.length;) {
        done += this.write(this.#fd, frame, done, frame.length - done, this.#size + done);
      }
    } catch (error) {
      this.#takeBack();
      throw asStoreError(error, this.path);
    }
    this.#size += frame.length;
    this.next += 1;
  }

  #takeBack(): void {
    try {
      ftruncateSync(this.#fd, this.#size);
    } catch (error) {
      this.#failure = `${this.path} can not be written, nor put in order: ${String(error)}. Restart to go on.`;
    }
  }

  /** Makes all that was written before the call survive a power loss. */
  async sync(): Promise<void> {
    while (this.#syncing) await this.#syncing;
    if (this.#synced === this.#size) return;
    this.#syncing = this.#startSync();
    await this.#syncing;
  }

  async #startSync(): Promise<void> {
    const upTo = this.#size;
    try {
      await new Promise<void>((resolve, reject) => {
        fdatasync(this.#fd, (error) => {
          if (error) reject(error);
          else resolve();
        });
      });
      this.#synced = upTo;
    } catch (error) {
      // What the system failed to write once it may forget; going on would build on sand.
      this.#failure = `${this.path} could not be written to the disk: ${String(error)}. Restart to go on.`;
      throw error;
    } finally {
      this.#syncing = undefined;
    }
  }

  /** As `sync`, at once: for the little that is left after it. */
  syncNow(): void {
    fdatasyncSync(this.#fd);
    this.#synced = this.#size;
  }

  async close(): Promise<void> {
    try {
      await this.sync();
    } finally {
      closeSync(this.#fd);
    }
  }
}

function asStoreError(error: unknown, path: string): StoreError {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const message = `Nothing was changed: ${path} can not be written (${String(error)})`;
  return new StoreError(
    code === 'ENOSPC' || code === 'EDQUOT' ? 'OutOfDiskSpace' : 'OperationFailed',
    message,
  );
}
