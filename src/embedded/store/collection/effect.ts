import type { Document } from '../bson/value.js';
import type { IndexSpec } from './index-spec.js';

/** A change of the data, as the journal keeps it. Applying one twice is the same as once. */
export type Effect =
  | { kind: 'create'; collection: number; database: string; name: string }
  | { kind: 'drop'; collection: number }
  | { kind: 'put'; collection: number; bytes: Buffer }
  | { kind: 'delete'; collection: number; id: Document }
  | { kind: 'createIndex'; collection: number; spec: IndexSpec }
  | { kind: 'dropIndex'; collection: number; name: string };

/** Where the effects of a command are made durable before it is acknowledged. */
export interface EffectLog {
  /** Writes all or none. @throws if they could not be written; nothing of them is kept then */
  append(effects: readonly Effect[]): void;
}

/** Keeps nothing: the store in memory. */
export const noLog: EffectLog = { append: () => undefined };
