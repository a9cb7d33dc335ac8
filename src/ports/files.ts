import type { FileRef } from '../engine/types.js';

/** A file that PASti keeps. Flows hold it as a variable (it is plain JSON) and send it with `say: text, file: <variable>`. */
export interface KeptFile {
  id: string;
  /** As the person sees it: `sertifikat-pelatihan.pdf`. */
  name: string;
  /** E.g. `application/pdf`, `image/png`. */
  mime: string;
  /** Bytes. */
  size: number;
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
  keep(file: NewFile): Promise<KeptFile>;
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
