/** What became of a message that must not be sent twice. */
export type OnceResult =
  | { outcome: 'sent'; ref: string }
  /** The platform refuses it for good. */
  | { outcome: 'failed' }
  /** Nobody is there any more. */
  | { outcome: 'gone' }
  /** It may have been sent, or not, or only a part of it: nobody can say, and nobody tries again. */
  | { outcome: 'ambiguous' }
  /** It waited longer than it is of use, and was not sent. */
  | { outcome: 'late' }
  /** Certainly not sent: its claim was over, or taken back, when its turn came. */
  | { outcome: 'dropped' };

/** Why a message of this kind is not out yet. */
export type OnceWait =
  /** Certainly not sent; the platform wants to be left alone for so long. */
  | { outcome: 'later'; retryAfterMs: number | undefined }
  /** Left in the outbox to the process that runs the channel. */
  | { outcome: 'handed' };

/**
 * Where it is written what became of such messages. An id names one claim of a row in one book
 * (`reminder <version>.<claim> ...`): what is said of an earlier claim is not mistaken for the present one.
 */
export interface OnceLedger {
  /**
   * Asked right before the platform gets the message, when nobody else can begin with it any more: does its claim
   * hold, and for long enough?
   */
  wanted(id: string): Promise<boolean>;
  /** Says how it ended; may be said twice. */
  settle(id: string, result: OnceResult): Promise<void>;
}
