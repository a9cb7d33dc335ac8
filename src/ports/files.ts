import type { FileAnswer, FileRef, Json } from '../engine/types.js';

/** A file that PASti keeps. Flows hold it as a variable (it is plain JSON) and send it with `say: text, file: <variable>`. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- an interface is no Json
export type KeptFile = {
  id: string;
  /** As the person sees it: `sertifikat-pelatihan.pdf`. */
  name: string;
  /** E.g. `application/pdf`, `image/png`. */
  mime: string;
  /** Bytes. */
  size: number;
};

/** The largest file that is kept, in bytes. */
export const largestFile = 10 * 1024 * 1024;

/** A file, fetched from where it was sent. */
export interface FetchedFile {
  bytes: Uint8Array;
  mime?: string;
  name?: string;
}

/** What a variable of a `photo` or `document` question holds; undefined where it holds anything else. */
export function readFileAnswer(value: Json | undefined): FileAnswer | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return 'ref' in value || 'text' in value ? (value as unknown as FileAnswer) : undefined;
}

export interface NewFile {
  /** Natural: keeping a file twice under one id leaves the first. */
  id: string;
  /** Whose it is: it is forgotten with them. A participant's id, or `office`. */
  ownerId: string;
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/** Files, encrypted at rest. */
export interface FileStore {
  /** @throws RangeError when it is larger than `largestFile` */
  keep(file: NewFile): Promise<KeptFile>;
  /** What is known of a file, without its bytes. */
  find(id: string): Promise<KeptFile | undefined>;
  /** Undefined when there is none (any more). */
  read(id: string): Promise<(KeptFile & { ownerId: string; bytes: Uint8Array }) | undefined>;
  forget(ownerId: string): Promise<void>;
}

/** What actions do with files. */
export interface Files extends FileStore {
  /**
   * Fetches what a person sent from their channel and keeps it; the same id again fetches nothing.
   * @throws SendError when the platform does not give it
   */
  take(contactId: string, file: FileRef, as: { id: string; ownerId: string }): Promise<KeptFile>;
}
