/** What became of a message that must not be sent twice. */
export type OnceResult =
  | { outcome: 'sent'; ref: string }
  /** The platform refuses it for good. */
  | { outcome: 'failed' }
  /** Nobody is there any more. */
  | { outcome: 'gone' }
  /** It may have been sent, or not: nobody can say, and nobody tries again. */
  | { outcome: 'ambiguous' }
  /** It waited longer than it is of use, and was not sent. */
  | { outcome: 'late' };

/** Why a message of this kind is not out yet. */
export type OnceWait =
  /** Certainly not sent; the platform wants to be left alone for so long. */
  | { outcome: 'later'; retryAfterMs: number | undefined }
  /** Left in the outbox to the process that runs the channel. */
  | { outcome: 'handed' };

/** Where it is written what became of such messages. An id says which book it stands in: `reminder ...`. */
export interface OnceLedger {
  /** Asked by whoever did not plan the message, before it is sent: is it to be sent still? */
  wanted(id: string): Promise<boolean>;
  /** Says how it ended; may be said twice. */
  settle(id: string, result: OnceResult): Promise<void>;
}
