import type { Indexed } from './sorted-index.js';

/** A stored document. The bytes are replaced, never changed, so that readers may keep them. */
export interface StoredRecord extends Indexed {
  /** Key string of `_id`. */
  readonly key: string;
  bytes: Buffer;
}
